package io.sealpost.verify.rewriting;

import io.sealpost.verify.rewriting.line.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds lines in a form that a server gives to messages.
 *
 * <p>Logs of programs that do not sign have these forms too. So a form is evidence only if lines in
 * it bear a trace of signing, or if nothing in the archive can be read and nearly all lines have
 * that form.
 */
final class ShapeSigns implements Sign {
  private static final Map<Shape, Rewriting> KINDS =
      Map.of(
          Shape.TRADITIONAL, Rewriting.TRADITIONAL_FORMAT,
          Shape.FILE, Rewriting.FILE_FORMAT,
          Shape.FORWARDED, Rewriting.FORWARD_FORMAT,
          Shape.WITHOUT_PRI, Rewriting.PRI_REMOVED,
          Shape.JSON, Rewriting.JSON,
          Shape.ENCLOSED, Rewriting.ENCLOSED,
          Shape.JOINED, Rewriting.JOINED,
          Shape.UNKNOWN, Rewriting.OTHER_FORMAT);

  private final Map<Rewriting, Tally> tallies = new EnumMap<>(Rewriting.class);

  @Override
  public void see(Unread unread) {
    Rewriting kind = KINDS.get(unread.shape());
    if (kind != null) {
      tallies.computeIfAbsent(kind, unseen -> new Tally()).addTraced(unread.line());
    }
  }

  @Override
  public void explain(Totals totals, List<Explanation> into) {
    tallies.forEach(
        (kind, tally) -> {
          if (isEvident(kind, tally, totals)) {
            into.add(tally.explain(kind));
          }
        });
  }

  private static boolean isEvident(Rewriting kind, Tally tally, Totals totals) {
    boolean all = totals.nothingRead() && totals.nearlyAll(tally.lines());
    return switch (kind) {
      // Any line that was altered enough has no known form.
      case OTHER_FORMAT -> tally.isTraced() && all;
      // One line contains several messages.
      case JOINED -> tally.isTraced() || all;
      default -> (tally.isTraced() && tally.lines() > 1) || all;
    };
  }
}
