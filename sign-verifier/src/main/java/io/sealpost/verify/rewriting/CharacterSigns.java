package io.sealpost.verify.rewriting;

import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Utf8;
import java.util.List;

/**
 * Finds text that was converted from one character set to another.
 *
 * <pre>
 *   EF BF BD        U+FFFD, for an octet that was not UTF-8
 *   C3 83 C2 BC     a letter that was UTF-8 already and was taken for two of Latin-1
 *   FC              the letter in Latin-1
 * </pre>
 *
 * <p>A changed octet looks like the first or the last too: they are evidence only if they occur
 * several times and there is no text above 127 as it was sent, verified or not.
 */
final class CharacterSigns implements Sign {
  private static final int FEWEST = 3;

  private final Tally replaced = new Tally();
  private final Tally twice = new Tally();
  private final Tally notUtf8 = new Tally();
  private boolean plain;
  private final Tally wide = new Tally();

  @Override
  public void see(Unread unread) {
    Line line = unread.line();
    if (line.at(line.from()) == 0 || line.at(line.from() + 1) == 0) {
      wide.add(line);
    } else if (unread.fromSigner()) {
      switch (Kind.of(line)) {
        case ASCII -> {}
        case UTF8 -> plain = true;
        case REPLACED -> replaced.add(line);
        case TWICE -> twice.add(line);
        case NOT_UTF8 -> notUtf8.add(line);
      }
    }
  }

  @Override
  public boolean isOpen() {
    return replaced.lines() + twice.lines() + notUtf8.lines() > 0 && !plain;
  }

  @Override
  public void seeVerified(Line line) {
    plain = plain || Kind.of(line) != Kind.ASCII;
  }

  @Override
  public void explain(Totals totals, List<Explanation> into) {
    if (wide.lines() >= FEWEST && totals.nearlyAll(wide.lines())) {
      String what = "the lines were converted to UTF-16";
      into.add(wide.explain(Rewriting.CHARACTERS, what));
    }
    explain(replaced, "octets that were no UTF-8 were replaced by U+FFFD", into);
    explain(twice, "text in UTF-8 was taken for Latin-1 and converted to UTF-8 again", into);
    explain(notUtf8, "text was converted from UTF-8 to Latin-1 or the like", into);
  }

  private void explain(Tally tally, String what, List<Explanation> into) {
    if (tally.lines() >= FEWEST && !plain) {
      into.add(tally.explain(Rewriting.CHARACTERS, what));
    }
  }

  /** The kind of octets above 127 in a line. */
  private enum Kind {
    ASCII,
    UTF8,
    REPLACED,
    TWICE,
    NOT_UTF8;

    static Kind of(Line line) {
      Kind found = ASCII;
      for (int place = line.from(); place < line.searchedTo(); ) {
        if (line.at(place) < 0x80) {
          place++;
          continue;
        }
        int octets = Utf8.length(line, place);
        if (octets == 0) {
          return NOT_UTF8;
        }
        found = found == ASCII || found == UTF8 ? ofCharacter(line, place, octets) : found;
        place += octets;
      }
      return found;
    }

    private static Kind ofCharacter(Line line, int place, int octets) {
      boolean unknown =
          octets == 3
              && line.at(place) == 0xEF
              && line.at(place + 1) == 0xBF
              && line.at(place + 2) == 0xBD;
      if (unknown) {
        return REPLACED;
      }
      boolean first = line.at(place) == 0xC3 && (line.at(place + 1) & 0xFC) == 0x80;
      boolean again = first && line.at(place + 2) == 0xC2;
      return again ? TWICE : UTF8;
    }
  }
}
