package io.sealpost.sign;

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
}
