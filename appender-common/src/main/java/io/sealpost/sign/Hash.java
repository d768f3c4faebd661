package io.sealpost.sign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The hashes of protocol version 01 (RFC 5848 §4.2.1), each with OpenPGP DSA as the signature
 * scheme.
 */
public enum Hash {
  SHA_1("0111", "SHA-1", 20),
  SHA_256("0121", "SHA-256", 32);

  private final String ver;
  private final String algorithm;
  private final int octets;

  Hash(String ver, String algorithm, int octets) {
    this.ver = ver;
    this.algorithm = algorithm;
    this.octets = octets;
  }

  /** Returns the hash that a VER parameter stands for, or nothing if it is not one of ours. */
  static Optional<Hash> ofVer(String ver) {
    for (Hash hash : values()) {
      if (hash.ver.equals(ver)) {
        return Optional.of(hash);
      }
    }
    return Optional.empty();
  }

  /** The VER parameter. */
  public String ver() {
    return ver;
  }

  /** The name that {@link java.security.MessageDigest} knows. */
  public String algorithm() {
    return algorithm;
  }

  /** Octets of one digest. */
  public int octets() {
    return octets;
  }

  /** A digest of its own for one thread: what HB holds, and what SIGN is over. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
