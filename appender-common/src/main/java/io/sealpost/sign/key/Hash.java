package io.sealpost.sign.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes that RFC 5848 §4.2.1 defines for messages. */
public enum Hash {
  SHA_1("SHA-1", 20),
  SHA_256("SHA-256", 32);

  private final String algorithm;
  private final int octets;

  @SuppressWarnings("ImmutableEnumChecker") // it is only ever cloned
  private final MessageDigest fresh;

  Hash(String algorithm, int octets) {
    this.algorithm = algorithm;
    this.octets = octets;
    this.fresh = made(algorithm);
  }

  private static MessageDigest made(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** The name that {@link java.security.MessageDigest} uses. */
  public String algorithm() {
    return algorithm;
  }

  /** Octets of one digest. */
  public int octets() {
    return octets;
  }

  /** A new digest for one thread. Takes less time than digesting a line. */
  public MessageDigest newDigest() {
    try {
      return (MessageDigest) fresh.clone();
    } catch (CloneNotSupportedException e) {
      return made(algorithm); // from a provider that is not the JDK's
    }
  }
}
