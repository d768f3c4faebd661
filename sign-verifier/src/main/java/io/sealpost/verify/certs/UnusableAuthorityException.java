package io.sealpost.verify.certs;

/** A certificate and key with which no peer can be certified; the message says why. */
public final class UnusableAuthorityException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableAuthorityException(String message) {
    super(message);
  }
}
