package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.message.ParsedMessage.ParsedParam;
import io.sealpost.sign.GroupId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Sealpost's signers say of their own sessions, in messages that are signed like all others:
 *
 * <pre>
 *   [sealpost-session@32473 event="start" rsid="17" previous="16" previousEnded="true"]
 *   [sealpost-session@32473 event="end" rsid="17" last="0/110:57"]     SG/SPRI:number, one or more
 * </pre>
 *
 * <p>So a session of which nothing is left is known by the next one, and one that lost its end by
 * its own notice, or by the next one's if that went too.
 */
final class SessionNotices {
  private static final String ELEMENT = "sealpost-session@";
  private static final byte[] ELEMENT_OCTETS = ELEMENT.getBytes(US_ASCII);
  private static final int MOST = 100_000;

  private record Name(LastingSigner signer, String rsid) {
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

  private record Start(String previous, boolean previousEnded) {}

  private record End(GroupId notice, String last) {}

  private final Map<Name, Start> starts = new LinkedHashMap<>();
  private final Map<Name, End> ends = new LinkedHashMap<>();

  /** These, and what was said later. */
  SessionNotices with(SessionNotices later) {
    SessionNotices both = new SessionNotices();
    both.starts.putAll(starts);
    both.starts.putAll(later.starts);
    both.ends.putAll(ends);
    both.ends.putAll(later.ends);
    return both;
  }

  /** Whether a line may be a notice, whose header has its end at {@code data}. */
  static boolean mayBeOne(byte[] octets, int data, int to) {
    return ParsedMessage.mayHaveElement(octets, data, to, ELEMENT_OCTETS);
  }

  /** Looks at a verified message, which may be a notice. */
  void read(Stretch stretch, int line, List<MessageId> ids) {
    if (!stretch.isMaybeNotice(line) || starts.size() >= MOST) return;
    Optional<ParsedMessage> message = stretch.parse(line);
    if (message.isPresent()) read(message.get(), ids);
  }

  private void read(ParsedMessage message, List<MessageId> ids) {
    for (ParsedElement element : message.elements()) {
      if (!element.id().startsWith(ELEMENT)) continue;
      for (MessageId id : ids) {
        if (isOwn(message, element, id.group())) note(element, id.group());
      }
    }
  }

  /** A session speaks for itself only. */
  private static boolean isOwn(ParsedMessage message, ParsedElement element, GroupId group) {
    return message.hostname().equals(group.host())
        && message.appName().equals(group.app())
        && message.procId().equals(group.procId())
        && value(element, "rsid").equals(group.rsid());
  }

  private void note(ParsedElement element, GroupId group) {
    switch (value(element, "event")) {
      case "start" -> {
        boolean ended = value(element, "previousEnded").equals("true");
        starts.put(Name.of(group), new Start(value(element, "previous"), ended));
      }
      case "end" -> ends.put(Name.of(group), new End(group, value(element, "last")));
      default -> {} // of a later version
    }
  }

  private static String value(ParsedElement element, String name) {
    return element.param(name).map(ParsedParam::value).orElse("");
  }

  /**
   * Reports what the notices tell of and the archive does not have.
   *
   * @param highest the highest number of each group that has one
   */
  void check(Map<GroupId, Long> highest, Reporter reporter) throws IOException {
    Set<Name> present = highest.keySet().stream().map(Name::of).collect(Collectors.toSet());
    for (Map.Entry<Name, Start> start : starts.entrySet()) {
      checkPrevious(start.getKey(), start.getValue(), present, reporter);
    }
    for (Map.Entry<Name, End> end : ends.entrySet()) {
      checkLast(end.getKey(), end.getValue(), highest, reporter);
    }
  }

  private void checkPrevious(Name name, Start start, Set<Name> present, Reporter reporter)
      throws IOException {
    if (start.previous().isEmpty() || start.previous().equals("0")) return;
    Name previous = name.before(start.previous());
    if (!present.contains(previous)) {
      String evidence =
          "session " + name.rsid() + " came next, and nothing of this one is verified";
      reporter.find(new Finding(FindingKind.MISSING_SESSION, previous.place(), evidence));
    } else if (start.previousEnded() && !ends.containsKey(previous)) {
      String evidence = "session " + name.rsid() + " says that it ended, and its notice is missing";
      reporter.find(new Finding(FindingKind.MISSING_TAIL, previous.place(), evidence));
    }
  }

  private static void checkLast(Name name, End end, Map<GroupId, Long> highest, Reporter reporter)
      throws IOException {
    for (String group : end.last().split(" ", -1)) {
      String[] parts = group.split("[/:]", -1);
      if (parts.length != 3 || !parts[2].matches("\\d{1,10}")) continue;
      GroupId id = end.notice();
      GroupId named =
          new GroupId(id.host(), id.app(), id.procId(), id.rsid(), id.ver(), parts[0], parts[1]);
      long found = highest.getOrDefault(named, 0L);
      if (found < Long.parseLong(parts[2])) {
        String evidence = "group %s/%s ended with number %s, verified up to %d";
        reporter.find(
            new Finding(
                FindingKind.MISSING_TAIL,
                name.place(),
                evidence.formatted(parts[0], parts[1], parts[2], found)));
      }
    }
  }
}
