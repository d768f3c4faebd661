package io.sealpost.transport;

/** A collector's address, such as {@code tls://loghost.example.net:6514}. */
public record Target(Scheme scheme, String host, int port) {
  /**
   * Reads a URI; the port may be absent, a literal IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  public static Target parse(String uri) {
    throw new UnsupportedOperationException(uri);
  }
}
