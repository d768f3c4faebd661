package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Shape;
import java.util.List;

/**
 * Finds octets that were replaced by escapes.
 *
 * <pre>
 *   #012 #011 #033      control characters, by rsyslog
 *   #303#274            octets above 127, by rsyslog
 *   event=\"start\"     quotes, by syslog-ng
 * </pre>
 *
 * <p>Sealpost sends {@code #012} itself unless told otherwise. So this is evidence only if other
 * messages verify, none of them contains it, and nearly all that do not verify do.
 */
final class EscapeSigns implements Sign {
  private static final byte[] QUOTED = "=\\\"".getBytes(US_ASCII);
  private static final byte[] QUOTED_BLOCK = "[ssign VER=\\\"".getBytes(US_ASCII);
  private static final byte[] QUOTED_CERTIFICATE = "[ssign-cert VER=\\\"".getBytes(US_ASCII);
  private static final int FEWEST = 3;
  private static final int DELETE = 127;

  private final Tally controls = new Tally();
  private final Tally nonAscii = new Tally();
  private final Tally quotedBlocks = new Tally();
  private long quoted;
  private long plain;
  private boolean controlsSent;

  @Override
  public void see(Unread unread) {
    Line line = unread.line();
    if (unread.shape() == Shape.BROKEN_MESSAGE) {
      seeBroken(line);
    } else if (unread.fromSigner()) {
      int lowest = lowestEscaped(line);
      if (isControl(lowest)) {
        controls.add(line);
      }
      if (lowest > DELETE) {
        nonAscii.add(line);
      }
      plain += lowest < 0 && !LengthSigns.isLimit(line.length()) ? 1 : 0;
    }
  }

  private void seeBroken(Line line) {
    quoted += line.contains(QUOTED) ? 1 : 0;
    if (line.contains(QUOTED_BLOCK) || line.contains(QUOTED_CERTIFICATE)) {
      quotedBlocks.add(line);
    }
  }

  /** Notes a verified line: it was sent with its escapes. */
  @Override
  public void seeVerified(Line line) {
    controlsSent = controlsSent || isControl(lowestEscaped(line));
  }

  @Override
  public boolean isOpen() {
    return controls.lines() > 0 && !controlsSent;
  }

  /** The lowest octet that is written in the line as an escape; -1 if there is none. */
  private static int lowestEscaped(Line line) {
    int lowest = -1;
    for (int place = line.from(); place < line.searchedTo(); place++) {
      int octet = line.at(place) == '#' ? escaped(line, place) : -1;
      boolean counts = octet >= 0 && (octet < ' ' || escaped(line, place + 4) > DELETE);
      if (counts && (lowest < 0 || octet < lowest)) {
        lowest = octet;
      }
    }
    return lowest;
  }

  private static boolean isControl(int octet) {
    return octet >= 0 && octet < ' ';
  }

  /** The octet denoted by a number sign and three octal digits; -1 if there are none. */
  private static int escaped(Line line, int place) {
    if (line.at(place) != '#') {
      return -1;
    }
    int octet = 0;
    for (int digit = place + 1; digit <= place + 3; digit++) {
      if (line.at(digit) < '0' || line.at(digit) > '7') {
        return -1;
      }
      octet = 8 * octet + line.at(digit) - '0';
    }
    return octet;
  }

  @Override
  public void explain(Totals totals, List<Explanation> into) {
    boolean enough = controls.lines() >= FEWEST && plain * 10 <= controls.lines();
    if (totals.verified() > 0 && enough && !controlsSent) {
      into.add(controls.explain(Rewriting.CONTROLS_ESCAPED));
    }
    if (nonAscii.lines() >= FEWEST) {
      into.add(nonAscii.explain(Rewriting.NON_ASCII_ESCAPED));
    }
    if (quotedBlocks.lines() > 1) {
      Rewriting kind = Rewriting.QUOTES_ESCAPED;
      into.add(quotedBlocks.explain(kind, quoted, kind.what()));
    }
  }
}
