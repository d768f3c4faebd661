package io.sealpost.verify.rewriting.line;

/** Lengths of characters in UTF-8, by their first octet and those that follow. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Length in octets of the character there; 0 if it is not one. A character cut off by the end of
   * the searched part counts as whole.
   */
  public static int length(Line line, int place) {
    int octets = claimed(line.at(place));
    for (int more = 1; more < octets; more++) {
      if (place + more >= line.searchedTo()) {
        return more;
      }
      if ((line.at(place + more) & 0xC0) != 0x80) {
        return 0;
      }
    }
    return octets;
  }

  private static int claimed(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }
}
