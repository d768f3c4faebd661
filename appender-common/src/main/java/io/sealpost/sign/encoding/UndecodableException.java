package io.sealpost.sign.encoding;

/** Octets that are not what their encoding asks for. Says which check failed. */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1;

  public UndecodableException(String message) {
    super(message);
  }
}
