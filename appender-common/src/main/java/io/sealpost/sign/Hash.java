package io.sealpost.sign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes that RFC 5848 §4.2.1 has for messages. */
public enum Hash {
  SHA_1("SHA-1", 20),
  SHA_256("SHA-256", 32);

  private final String algorithm;
  private final int octets;

  Hash(String algorithm, int octets) {
    this.algorithm = algorithm;
    this.octets = octets;
  }

  /** The name that {@link java.security.MessageDigest} knows. */
  public String algorithm() {
    return algorithm;
  }

  /** Octets of one digest. */
  public int octets() {
    return octets;
  }

  /** A digest of its own for one thread. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
