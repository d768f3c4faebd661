package io.sealpost.sign;

/** Octets that are not what their encoding asks for. Says which check failed. */
final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1;

  UndecodableException(String message) {
    super(message);
  }
}
