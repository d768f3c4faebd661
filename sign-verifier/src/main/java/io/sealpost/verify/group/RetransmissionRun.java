package io.sealpost.verify.group;

import io.sealpost.verify.group.SignedNumbers.Signed;
import io.sealpost.verify.report.NumberRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of one sender that look like a resend after a connection broke: in the order of their
 * numbers, without a gap, up to the last message that had come before.
 */
/*
 * A sender that delivers at least once repeats for one reason: a connection broke, and everything since the last
 * confirmation is sent again, in order, before anything new. So
 *
 *   A B C D E | C D E | F          is a whole run
 *   A B C D E | C D | F            leaves E out, which no sender does
 *   A B C D E | C D | C D E | F    broke again; the new connection begins with a certificate block (§6.1.1)
 *   A B D E | C D E | F            C had been refused, those after it had not
 *
 * One copy alone, of the last message, is what an edited file or a doubled line looks like too, so it counts only
 * directly after a certificate block. Sessions that were begun after the run's first one must come again as well:
 * else a whole session could be played again at any time, as its last message stays its last.
 *
 * Whoever imitates all this repeats what had come last, and no message more often than the limits below.
 */
public final class RetransmissionRun {
  /** How often a message may be repeated in runs that begin with a certificate. */
  static final int MOST = 8;

  private static final int MOST_WITHOUT = 1;

  /**
   * Consecutive numbers of a group that were repeated.
   *
   * @param place place of the first of them in the archive
   */
  record Stretched(Group group, NumberRange numbers, long place) {}

  private final List<Stretched> parts = new ArrayList<>();
  private final Map<Group, Long> last = new HashMap<>();
  private boolean afterCertificate;
  private long copies;

  /** Whether a message with these numbers continues the run. */
  boolean expects(List<Signed> numbers) {
    for (Signed signed : numbers) {
      Long before = last.get(signed.group());
      if (before != null && signed.number() != before + 1) {
        return false;
      }
    }
    return true;
  }

  /** The number after the last one of the group; 0 if it has none. */
  long next(Group group) {
    Long before = last.get(group);
    return before == null ? 0 : before + 1;
  }

  /** Whether it has reached or passed these numbers. */
  boolean hasBegunBefore(List<Signed> numbers) {
    for (Signed signed : numbers) {
      Long before = last.get(signed.group());
      if (before != null && signed.number() > before) {
        return false;
      }
    }
    return true;
  }

  /** Notes that the connection broke again: the run restarts within itself. */
  void breakOff() {
    last.clear();
  }

  /**
   * Takes the next message.
   *
   * @param copy whether it came before, rather than late
   * @param certificate whether a certificate block of the sender came directly before it
   * @param apart whether each number keeps a place of its own
   */
  void add(List<Signed> numbers, long place, boolean copy, boolean certificate, boolean apart) {
    afterCertificate |= certificate;
    if (copy) {
      copies++;
    }
    for (Signed signed : numbers) {
      Long before = last.put(signed.group(), signed.number());
      boolean joins = !apart && before != null && before + 1 == signed.number();
      if (!joins || !extend(signed)) {
        NumberRange one = new NumberRange(signed.number(), signed.number());
        parts.add(new Stretched(signed.group(), one, place));
      }
    }
  }

  private boolean extend(Signed signed) {
    // Groups are interleaved: this one is among the last few parts, or gets a new part.
    for (int at = parts.size() - 1; at >= Math.max(0, parts.size() - 4); at--) {
      Stretched part = parts.get(at);
      if (part.group() != signed.group() || part.numbers().last() + 1 != signed.number()) {
        continue;
      }
      NumberRange longer = new NumberRange(part.numbers().first(), signed.number());
      parts.set(at, new Stretched(part.group(), longer, part.place()));
      return true;
    }
    return false;
  }

  /**
   * Whether it reached the end of what had been delivered.
   *
   * @param delivering all groups from which the sender has delivered something
   */
  boolean isWhole(Collection<Group> delivering) {
    if (!afterCertificate && copies < 2) {
      return false;
    }
    long oldest = Long.MAX_VALUE;
    for (Map.Entry<Group, Long> group : last.entrySet()) {
      if (group.getValue() != group.getKey().delivered()) {
        return false;
      }
      oldest = Math.min(oldest, group.getKey().session());
    }
    for (Group group : delivering) {
      if (group.session() > oldest && !last.containsKey(group)) {
        return false;
      }
    }
    return true;
  }

  List<Stretched> parts() {
    return parts;
  }

  /** How often a message may be repeated in such runs. */
  int most() {
    return afterCertificate ? MOST : MOST_WITHOUT;
  }
}
