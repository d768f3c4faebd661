package io.sealpost.sign;

import java.security.PublicKey;
import java.util.Optional;

/** A Payload Block (RFC 5848 §5.2): when the session began, and the signer's key. */
public final class PayloadBlock {
  private PayloadBlock() {}

  /** Returns what the text says, or nothing if it is no payload. */
  public static Optional<PayloadBlock> parse(byte[] text) {
    throw new UnsupportedOperationException("" + text.length);
  }

  /** The letter: {@code C}, {@code K}, {@code N}, or one that we only name. */
  public char type() {
    throw new UnsupportedOperationException();
  }

  public String timestamp() {
    throw new UnsupportedOperationException();
  }

  /**
   * The DSA key of types C and K; certificates that the JDK refuses for their version field
   * included.
   */
  public Optional<PublicKey> key() {
    throw new UnsupportedOperationException();
  }

  /** The DER of type C. */
  public Optional<byte[]> certificate() {
    throw new UnsupportedOperationException();
  }
}
