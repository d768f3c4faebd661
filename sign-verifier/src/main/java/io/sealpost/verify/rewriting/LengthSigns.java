package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Shape;
import java.util.List;
import java.util.Set;

/**
 * Finds messages that all end at the same length, with none longer. The rest of one may be in lines
 * of its own.
 *
 * <p>Messages of one program can have equal length anyway. So a length that is not a usual limit is
 * evidence only if other messages verify and nearly all that do not verify end there.
 *
 * <p>Sealpost cuts messages that exceed its own limit, and says so in the message: its limit is not
 * the server's.
 */
final class LengthSigns implements Sign {
  private static final byte[] CUT_BY_SENDER = " truncated=\"".getBytes(US_ASCII);
  private static final Set<Integer> LIMITS =
      Set.of(1024, 2048, 4096, 8096, 8192, 16_384, 32_768, 65_535, 65_536, 131_072);
  private static final int FEWEST = 3;
  private static final int SHORTEST = 480;

  private int longest;
  private Tally cut = new Tally();
  private boolean bySender;
  private long rests;

  /** Whether servers commonly cut at this length. */
  static boolean isLimit(int octets) {
    return LIMITS.contains(octets);
  }

  @Override
  public void see(Unread unread) {
    Line line = unread.line();
    if (unread.shape() == Shape.JOINED) {
      return;
    }
    boolean atLimit = line.length() >= SHORTEST && line.length() >= longest;
    if (!atLimit) {
      rests += unread.shape() == Shape.UNKNOWN ? 1 : 0;
      return;
    }
    if (line.length() > longest) {
      longest = line.length();
      cut = new Tally();
      bySender = false;
    }
    cut.add(line);
    bySender = bySender || line.contains(CUT_BY_SENDER);
  }

  @Override
  public void explain(Totals totals, List<Explanation> into) {
    boolean all = cut.lines() >= FEWEST && totals.nearlyAll(cut.lines() + rests);
    boolean evident = isLimit(longest) || (totals.verified() > 0 && all);
    if (evident && !bySender) {
      String what =
          Rewriting.CUT.what() + ": the longest that do not verify all have " + longest + " octets";
      into.add(cut.explain(Rewriting.CUT, what));
    }
  }
}
