package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.CountedNumbers;
import io.sealpost.verify.report.NumberRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What signers announced as resent, in signed notices: how often each number is listed. Each
 * listing permits one more copy of the message.
 *
 * <pre>
 *   [sealpost-resend@32473 rsid="17" reason="connection" again="16/0/110:55-57 17/0/110:1-9"]
 *                                                               RSID/SG/SPRI:FIRST-LAST or :NUMBER
 * </pre>
 *
 * <p>A signer whose PROCID outlives its processes, as Sealpost's does after the first dot, speaks
 * for all its sessions, even if its HOSTNAME changes between them. Confined to the verification's
 * thread.
 */
final class SentAgain {
  private static final Pattern LISTING =
      Pattern.compile("(\\d{1,10})/(\\d)/(\\d{1,3}):(\\d{1,10})(?:-(\\d{1,10}))?");
  private static final int MOST_GROUPS = 100_000;

  private record Session(String host, String app, String name, String rsid) {
    static Session of(GroupId group, String rsid) {
      int dot = group.procId().indexOf('.');
      return dot < 0
          ? new Session(group.host(), group.app(), group.procId(), rsid)
          : new Session("", "", group.procId().substring(dot), rsid);
    }
  }

  private record Key(Session session, String sg, String spri) {
    static Key of(GroupId group) {
      return new Key(Session.of(group, group.rsid()), group.sg(), group.spri());
    }
  }

  private final Map<Key, CountedNumbers> listed = new HashMap<>();
  private final Set<SessionNoticeCheck.Name> saying = new HashSet<>();

  /** Notes that the session of this group announces what it resends. */
  void says(GroupId group) {
    if (saying.size() < MOST_GROUPS) {
      saying.add(SessionNoticeCheck.Name.of(group));
    }
  }

  /** Takes a list from a notice signed in this group; anything malformed is ignored. */
  void list(GroupId group, String again) {
    for (String listing : again.split(" ", -1)) {
      Matcher parts = LISTING.matcher(listing);
      if (!parts.matches() || listed.size() >= MOST_GROUPS) {
        continue;
      }
      long first = Long.parseLong(parts.group(4));
      long last = parts.group(5) == null ? first : Long.parseLong(parts.group(5));
      if (first < 1 || last < first) {
        continue;
      }
      Key key = new Key(Session.of(group, parts.group(1)), parts.group(2), parts.group(3));
      listed
          .computeIfAbsent(key, unknown -> new CountedNumbers())
          .add(new NumberRange(first, last), CountedNumbers.MOST);
    }
  }

  /** Whether the session of this group announces what it resends: then nothing else is excused. */
  boolean isSaidBy(GroupId group) {
    return saying.contains(SessionNoticeCheck.Name.of(group));
  }

  /** How often the numbers of this group are listed. */
  CountedNumbers of(GroupId group) {
    return listed.getOrDefault(Key.of(group), new CountedNumbers());
  }

  /** This together with what was announced in a later part of the archive. */
  SentAgain with(SentAgain later) {
    SentAgain both = new SentAgain();
    for (SentAgain part : new SentAgain[] {this, later}) {
      both.saying.addAll(part.saying);
      part.listed.forEach(
          (key, numbers) ->
              both.listed.computeIfAbsent(key, unknown -> new CountedNumbers()).addAll(numbers));
    }
    return both;
  }
}
