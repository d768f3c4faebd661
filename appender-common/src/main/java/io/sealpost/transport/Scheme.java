package io.sealpost.transport;

/** The protocol for a target; named as in its URI. */
public enum Scheme {
  TLS("tls", 6514, true),
  RELP_TLS("relp+tls", 2514, true),
  RELP("relp", 2514, false),
  TCP("tcp", 601, false),
  UDP("udp", 514, false);

  private final String uriScheme;
  private final int defaultPort;
  private final boolean encrypted;

  Scheme(String uriScheme, int defaultPort, boolean encrypted) {
    this.uriScheme = uriScheme;
    this.defaultPort = defaultPort;
    this.encrypted = encrypted;
  }

  public String uriScheme() {
    return uriScheme;
  }

  public int defaultPort() {
    return defaultPort;
  }

  public boolean encrypted() {
    return encrypted;
  }

  /** Whether messages arrive in order without gaps as long as a connection lasts. */
  public boolean losesNothingUnnoticed() {
    return this != UDP;
  }
}
