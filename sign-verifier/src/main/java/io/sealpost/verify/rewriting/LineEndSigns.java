package io.sealpost.verify.rewriting;

import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Shape;
import io.sealpost.verify.rewriting.line.Times;
import java.util.List;
import java.util.stream.IntStream;

/** Finds changed line ends, and messages with line feeds that were written unescaped. */
final class LineEndSigns implements Sign {
  private static final int FEWEST = 3;
  private static final int MOST_BEFORE_TIME = 40;

  private final Tally carriageReturns = new Tally();
  private final Tally split = new Tally();
  private LinePosition lastPart = new LinePosition("-", 0);
  private boolean begun;

  @Override
  public void see(Unread unread) {
    Line whole = unread.whole();
    if (whole.endsInCr()) {
      carriageReturns.addTraced(whole);
    }
    boolean rest = follows(whole.position()) && isRest(unread);
    if (rest && begun) {
      split.add(whole);
    }
    begun = unread.fromSigner() && !LengthSigns.isLimit(whole.length());
    if (begun || rest) {
      lastPart = whole.position();
    }
  }

  /** Whether its beginning is unlike anything that a server or a sender writes. */
  private static boolean isRest(Unread unread) {
    Line line = unread.line();
    return unread.shape() == Shape.UNKNOWN && line.at(line.from()) != '<' && !hasTime(line);
  }

  private static boolean hasTime(Line line) {
    return IntStream.range(line.from(), line.from() + MOST_BEFORE_TIME)
        .anyMatch(place -> Times.endOfIso(line, place) >= 0);
  }

  /** Whether this line directly follows the last part of a message that was not verified. */
  private boolean follows(LinePosition position) {
    return position.line() == lastPart.line() + 1 && position.file().equals(lastPart.file());
  }

  @Override
  public void explain(Totals totals, List<Explanation> into) {
    boolean all = totals.nearlyAll(carriageReturns.lines());
    if (carriageReturns.lines() >= FEWEST && (carriageReturns.isTraced() || all)) {
      into.add(carriageReturns.explain(Rewriting.CARRIAGE_RETURN));
    }
    if (split.lines() >= FEWEST) {
      into.add(split.explain(Rewriting.LINE_FEEDS));
    }
  }
}
