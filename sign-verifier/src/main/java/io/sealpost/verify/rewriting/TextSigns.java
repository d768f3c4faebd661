package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Traces;
import java.util.List;

/**
 * Finds what templates do that build RFC 5424 messages from some of their parts, as seen in the
 * notice with which Sealpost begins a session.
 *
 * <pre>
 *   ... SESSION [sealpost-session@32473 ...] session 17 is signed with the key ...
 *   ... SESSION - session 17 is ...         without its structured data
 *   ... SESSION [...]  session 17 is ...    with a space before its text
 * </pre>
 */
final class TextSigns implements Sign {
  private static final byte[] SESSION = "session ".getBytes(US_ASCII);

  private final Tally bareNotices = new Tally();
  private final Tally movedNotices = new Tally();
  private long bare;
  private long moved;

  @Override
  public void see(Unread unread) {
    unread.message().ifPresent(message -> see(unread.line(), message));
  }

  private void see(Line line, ParsedMessage message) {
    boolean isBare = line.at(message.dataFrom()) == '-';
    boolean isMoved = line.at(message.textFrom()) == ' ';
    bare += isBare ? 1 : 0;
    moved += isMoved ? 1 : 0;
    if (!isNotice(line, message.textFrom())) {
      return;
    }
    if (isBare) {
      bareNotices.add(line);
    }
    if (isMoved) {
      movedNotices.add(line);
    }
  }

  private static boolean isNotice(Line line, int textFrom) {
    int text = textFrom;
    while (line.at(text) == ' ') {
      text++;
    }
    return line.isAt(text, SESSION) && line.find(Traces.NOTICE, text) >= 0;
  }

  @Override
  public void explain(Totals totals, List<Explanation> into) {
    explain(Rewriting.STRUCTURED_DATA, bareNotices, bare, into);
    explain(Rewriting.SPACE, movedNotices, moved, into);
  }

  private static void explain(Rewriting kind, Tally notices, long lines, List<Explanation> into) {
    if (notices.lines() > 0) {
      into.add(notices.explain(kind, lines, kind.what()));
    }
  }
}
