package io.sealpost.transport.peer;

/** How the server proves who it is: RFC 5425 section 5, by the names that rsyslog gave. */
public enum AuthMode {
  /** A valid path to a trusted CA and a permitted name. */
  NAME("x509/name"),
  /** The very certificate whose fingerprint is permitted; nothing else is looked at. */
  FINGERPRINT("x509/fingerprint"),
  /** A valid path to a trusted CA, whatever the name. */
  CERT_VALID("x509/certvalid"),
  /** Anybody may answer: for tests only, warned about. */
  ANON("anon");

  private final String text;

  AuthMode(String text) {
    this.text = text;
  }

  /** Returns it as it is configured. */
  public String text() {
    return text;
  }

  /** Whether a path to a trusted CA is looked for. */
  public boolean validatesPath() {
    return this == NAME || this == CERT_VALID;
  }
}
