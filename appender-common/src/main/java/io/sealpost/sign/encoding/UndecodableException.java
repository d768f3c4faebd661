package io.sealpost.sign.encoding;

/** Octets that do not conform to their encoding. Says which check failed. */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1;

  public UndecodableException(String message) {
    super(message);
  }
}
