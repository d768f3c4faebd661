package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import io.sealpost.verify.edits.GroupNumber.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a session of Sealpost says of itself, of the one before, and of what it sends again. */
final class NoticeTexts {
  private final Session session;
  private final MessageTexts texts;

  NoticeTexts(Session session, MessageTexts texts) {
    this.session = session;
    this.texts = texts;
  }

  /** With the highest numbers of the session before, if it is to say them. */
  String start(
      boolean isFirst, boolean previousEnded, Map<GroupKey, Long> previousLast, boolean noting) {
    long previous = isFirst ? 0 : Long.parseLong(session.rsid()) - 1;
    String params =
        String.format(
            Locale.ROOT,
            "event=\"start\" previous=\"%d\" previousEnded=\"%s\"",
            previous,
            previousEnded);
    if (!previousLast.isEmpty()) {
      params += " previousLast=\"" + text(previousLast) + "\"";
    }
    return notice("SESSION", "sealpost-session", noting ? params + " resends=\"noted\"" : params);
  }

  String end(Map<GroupKey, Long> last) {
    return notice("SESSION", "sealpost-session", "event=\"end\" last=\"" + text(last) + "\"");
  }

  String resend(List<GroupNumber> numbers) {
    String again = String.join(" ", ranges(numbers));
    return notice("RESEND", "sealpost-resend", "reason=\"connection\" again=\"" + again + "\"");
  }

  private static String text(Map<GroupKey, Long> last) {
    return last.entrySet().stream()
        .map(group -> group.getKey().sg() + "/" + group.getKey().spri() + ":" + group.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Numbers that follow each other in one entry. */
  private static List<String> ranges(List<GroupNumber> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int from = 0; from < numbers.size(); ) {
      GroupNumber first = numbers.get(from);
      int to = from + 1;
      while (to < numbers.size()
          && numbers.get(to).equals(new GroupNumber(first.group(), first.number() + to - from))) {
        to++;
      }
      long last = first.number() + to - from - 1;
      ranges.add(first.text() + (last > first.number() ? "-" + last : ""));
      from = to;
    }
    return ranges;
  }

  private String notice(String msgId, String id, String params) {
    int count = texts.count();
    return String.format(
        Locale.ROOT,
        "<110>1 2026-11-21T00:00:%02d.%06dZ %s %s %s %s [%s@32473 rsid=\"%s\" %s] of the session",
        count % 60,
        count,
        session.host(),
        session.app(),
        session.procId(),
        msgId,
        id,
        session.rsid(),
        params);
  }
}
