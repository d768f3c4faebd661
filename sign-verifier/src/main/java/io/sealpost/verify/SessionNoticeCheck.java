package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.message.ParsedMessage.ParsedParam;
import io.sealpost.sign.GroupId;
import io.sealpost.verify.line.LineBatch;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.MessageId;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks what Sealpost's signers say about their own sessions, in messages signed like all others:
 *
 * <pre>
 *   [sealpost-session@32473 event="start" rsid="17" previous="16" previousEnded="false"
 *       previousLast="0/110:57" resends="noted"]
 *   [sealpost-session@32473 event="end" rsid="17" last="0/110:57"]     SG/SPRI:number, one or more
 * </pre>
 *
 * <p>So a session of which nothing is left is known from the next one; and one that lost its end,
 * from its own notice or that of the next, which has the last numbers that its journal knew. For
 * what they say about resent messages, see {@link SentAgain}.
 */
final class SessionNoticeCheck {
  private static final String SESSION = "sealpost-session@";
  private static final String RESEND = "sealpost-resend@";
  private static final byte[] BEGIN_OF_BOTH = "sealpost-".getBytes(US_ASCII);
  private static final int MOST = 100_000;

  /** A session, identified by the signer that speaks for it and its RSID. */
  record Name(LastingSigner signer, String rsid) {
    static Name of(GroupId group) {
      return new Name(LastingSigner.of(group), group.rsid());
    }

    Name before(String previous) {
      return new Name(signer, previous);
    }

    String place() {
      return "session " + rsid + " of " + signer.app() + " on " + signer.host();
    }
  }

  private record Start(String previous, boolean previousEnded, String previousLast) {}

  private final Map<Name, Start> starts = new LinkedHashMap<>();
  private final Map<Name, String> ends = new LinkedHashMap<>(); // with the last numbers
  private SentAgain sentAgain = new SentAgain();
  private boolean full;

  /** These together with what was said later. */
  SessionNoticeCheck with(SessionNoticeCheck later) {
    SessionNoticeCheck both = new SessionNoticeCheck();
    both.starts.putAll(starts);
    both.starts.putAll(later.starts);
    both.ends.putAll(ends);
    both.ends.putAll(later.ends);
    both.sentAgain = sentAgain.with(later.sentAgain);
    both.full = full || later.full;
    return both;
  }

  /** What was said about resent messages. */
  SentAgain sentAgain() {
    return sentAgain;
  }

  /** Whether a line whose header ends at {@code data} may be a notice. */
  static boolean mayBeOne(byte[] octets, int data, int to) {
    return ParsedMessage.mayHaveElement(octets, data, to, BEGIN_OF_BOTH);
  }

  /** Looks at a verified message, which may be a notice. */
  void read(LineBatch batch, int line, List<MessageId> ids) {
    if (!batch.isMaybeNotice(line)) {
      return;
    }
    Optional<ParsedMessage> message = batch.parse(line);
    if (message.isPresent()) {
      read(message.get(), ids);
    }
  }

  private void read(ParsedMessage message, List<MessageId> ids) {
    for (ParsedElement element : message.elements()) {
      boolean isSession = element.id().startsWith(SESSION);
      if (!isSession && !element.id().startsWith(RESEND)) {
        continue;
      }
      Optional<GroupId> own =
          ids.stream().map(MessageId::group).filter(id -> isOwn(message, element, id)).findFirst();
      if (own.isEmpty()) {
        continue;
      }
      if (isSession) {
        note(element, own.get());
      } else {
        sentAgain.list(own.get(), value(element, "again"));
      }
    }
  }

  /** Whether a notice is about its own session: a session speaks only for itself. */
  private static boolean isOwn(ParsedMessage message, ParsedElement element, GroupId group) {
    return message.hostname().equals(group.host())
        && message.appName().equals(group.app())
        && message.procId().equals(group.procId())
        && value(element, "rsid").equals(group.rsid());
  }

  private void note(ParsedElement element, GroupId group) {
    if (starts.size() >= MOST || ends.size() >= MOST) {
      full = true;
      return;
    }
    switch (value(element, "event")) {
      case "start" -> {
        boolean ended = value(element, "previousEnded").equals("true");
        String last = value(element, "previousLast");
        starts.put(Name.of(group), new Start(value(element, "previous"), ended, last));
        if (value(element, "resends").equals("noted")) {
          sentAgain.says(group);
        }
      }
      case "end" -> ends.put(Name.of(group), value(element, "last"));
      default -> {} // from a later version
    }
  }

  private static String value(ParsedElement element, String name) {
    return element.param(name).map(ParsedParam::value).orElse("");
  }

  /**
   * Reports what the notices mention but the archive lacks.
   *
   * @param highest highest number of each group that has one
   */
  void check(Map<GroupId, Long> highest, Reporter reporter) throws IOException {
    Map<Name, Map<String, Long>> present = new HashMap<>();
    highest.forEach(
        (group, number) ->
            present
                .computeIfAbsent(Name.of(group), unknown -> new HashMap<>())
                .merge(group.sg() + "/" + group.spri(), number, Math::max));
    Claims claims = new Claims();
    ends.forEach((name, last) -> claims.add(name, last, "ended with"));
    starts.forEach(
        (name, start) -> {
          String says = "had reached, says session " + name.rsid() + ",";
          claims.add(name.before(start.previous()), start.previousLast(), says);
        });
    for (Map.Entry<Name, Start> start : starts.entrySet()) {
      checkPrevious(start.getKey(), start.getValue(), present, claims, reporter);
    }
    for (Name ended : ends.keySet()) {
      claims.check(ended, present, reporter);
    }
    if (full) {
      String evidence = "more than " + MOST + " sessions: what later ones say was not looked at";
      reporter.find(new Finding(FindingKind.BEYOND_MEMORY, "archive", evidence));
    }
  }

  private void checkPrevious(
      Name name,
      Start start,
      Map<Name, Map<String, Long>> present,
      Claims claims,
      Reporter reporter)
      throws IOException {
    if (start.previous().isEmpty() || start.previous().equals("0")) {
      return;
    }
    Name previous = name.before(start.previous());
    if (!present.containsKey(previous)) {
      String evidence =
          "session " + name.rsid() + " came next, and nothing of this one is verified";
      reporter.find(new Finding(FindingKind.MISSING_SESSION, previous.place(), evidence));
    } else if (!claims.check(previous, present, reporter)
        && start.previousEnded()
        && !ends.containsKey(previous)) {
      String evidence = "session " + name.rsid() + " says that it ended, and its notice is missing";
      reporter.find(new Finding(FindingKind.MISSING_TAIL, previous.place(), evidence));
    }
  }

  /** The highest numbers claimed for the groups of sessions: each is checked once. */
  private static final class Claims {
    private record Claim(long number, String says) {}

    private final Map<Name, Map<String, Claim>> claims = new HashMap<>();

    /** Takes a list of {@code SG/SPRI:number}; anything malformed is ignored. */
    void add(Name session, String last, String says) {
      for (String group : last.split(" ", -1)) {
        int colon = group.indexOf(':');
        if (colon < 0 || !group.substring(colon + 1).matches("\\d{1,10}")) {
          continue;
        }
        Claim claim = new Claim(Long.parseLong(group.substring(colon + 1)), says);
        claims
            .computeIfAbsent(session, unknown -> new TreeMap<>())
            .merge(
                group.substring(0, colon),
                claim,
                (one, other) -> one.number() >= other.number() ? one : other);
      }
    }

    /** Reports the groups that lack their end; returns whether there are any. */
    boolean check(Name session, Map<Name, Map<String, Long>> present, Reporter reporter)
        throws IOException {
      Map<String, Claim> ofSession = claims.getOrDefault(session, Map.of());
      claims.remove(session);
      boolean missing = false;
      for (Map.Entry<String, Claim> claim : ofSession.entrySet()) {
        Map<String, Long> groups = present.getOrDefault(session, Map.of());
        long found = groups.getOrDefault(claim.getKey(), 0L);
        long number = claim.getValue().number();
        if (found >= number) {
          continue;
        }
        String evidence =
            String.format(
                Locale.ROOT,
                "group %s %s number %d, verified up to %d",
                claim.getKey(),
                claim.getValue().says(),
                number,
                found);
        reporter.find(
            new Finding(FindingKind.MISSING_TAIL, session.place(), evidence, number - found));
        missing = true;
      }
      return missing;
    }
  }
}
