package io.sealpost.transport.peer;

/** How the server proves its identity: RFC 5425 section 5, with rsyslog's names. */
public enum AuthMode {
  /** A valid path to a trusted CA and a permitted name. */
  NAME("x509/name"),
  /** The very certificate whose fingerprint is permitted; nothing else is checked. */
  FINGERPRINT("x509/fingerprint"),
  /** A valid path to a trusted CA, whatever the name. */
  CERT_VALID("x509/certvalid"),
  /** Any server may answer: for tests only, with a warning. */
  ANON("anon");

  private final String text;

  AuthMode(String text) {
    this.text = text;
  }

  /** Returns the mode as it is configured. */
  public String text() {
    return text;
  }

  /** Whether a path to a trusted CA is required. */
  public boolean validatesPath() {
    return this == NAME || this == CERT_VALID;
  }
}
