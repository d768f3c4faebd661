package io.sealpost.testing;

/**
 * Octets of which many are random, in which a test looks for texts. What must not be there has to
 * be long: three octets stand in a few megabytes by chance. A failure says where, and shows no
 * octets.
 *
 * @param latin1 one character for each octet
 */
public record SearchedOctets(String latin1) {
  private static final int SHORTEST = 8;

  /** Fails unless each is there. */
  public SearchedOctets hold(String... texts) {
    for (String text : texts) {
      if (!latin1.contains(text)) {
        throw new AssertionError("not there: " + text);
      }
    }
    return this;
  }

  /** Fails if one is there. */
  public SearchedOctets holdNoneOf(String... texts) {
    for (String text : texts) {
      if (text.length() < SHORTEST) {
        throw new IllegalArgumentException("may be there by chance: " + text);
      }
      int at = latin1.indexOf(text);
      if (at >= 0) {
        throw new AssertionError("there, at " + at + " of " + latin1.length() + ": " + text);
      }
    }
    return this;
  }
}
