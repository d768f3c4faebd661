package io.sealpost.sign;

/** A block with a field missing, repeated, out of place or out of range; or with an unknown VER. */
public final class MalformedBlockException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong with it. */
  public enum Fault {
    MALFORMED,
    MALFORMED_SIGNATURE,
    UNSUPPORTED_VERSION
  }

  private final Fault fault;

  public MalformedBlockException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
