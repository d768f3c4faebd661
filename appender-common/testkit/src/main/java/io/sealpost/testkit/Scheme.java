package io.sealpost.testkit;

/** What a collector speaks; named as in the appender's {@code target}. */
public enum Scheme {
  /** Messages with their lengths before them (RFC 6587), in clear text. */
  TCP("tcp", false),
  /** The same over TLS (RFC 5425). */
  TLS("tls", true),
  /** RELP, where each message is answered, in clear text. */
  RELP("relp", false),
  /** RELP over TLS. */
  RELP_TLS("relp+tls", true);

  private final String uriScheme;
  private final boolean encrypted;

  Scheme(String uriScheme, boolean encrypted) {
    this.uriScheme = uriScheme;
    this.encrypted = encrypted;
  }

  /** Returns the scheme of the {@code target}, such as {@code relp+tls}. */
  public String uriScheme() {
    return uriScheme;
  }

  /** Returns whether it needs certificates. */
  public boolean encrypted() {
    return encrypted;
  }
}
