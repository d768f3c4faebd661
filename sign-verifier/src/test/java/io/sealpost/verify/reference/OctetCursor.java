package io.sealpost.verify.reference;

/**
 * A place in a line that moves on as parts of the line are taken. Octets are characters 0 to 255.
 */
final class OctetCursor {
  private final String octets;
  private int at;

  OctetCursor(String octets) {
    this.octets = octets;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == octets.length();
  }

  boolean isAt(String text) {
    return octets.startsWith(text, at);
  }

  /** Takes this text if it is next. */
  boolean takeIf(String text) {
    boolean there = isAt(text);
    if (there) {
      at += text.length();
    }
    return there;
  }

  void take(String text) throws MalformedException {
    if (!takeIf(text)) {
      throw new MalformedException("no " + text + " at " + at);
    }
  }

  char takeAny() throws MalformedException {
    if (isAtEnd()) {
      throw new MalformedException("it ends");
    }
    return octets.charAt(at++);
  }

  /** Takes one or more octets of a set, as many as there are. */
  String takeAll(OctetSet set) throws MalformedException {
    int from = at;
    while (!isAtEnd() && set.has(octets.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw new MalformedException("nothing at " + from);
    }
    return octets.substring(from, at);
  }

  String since(int from) {
    return octets.substring(from, at);
  }

  /** Some of the octets. */
  interface OctetSet {
    boolean has(char octet);
  }
}
