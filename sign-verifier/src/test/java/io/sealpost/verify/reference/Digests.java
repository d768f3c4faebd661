package io.sealpost.verify.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two kinds of hash, over octets that are characters 0 to 255. */
enum Digests {
  SHA_1("SHA-1"),
  SHA_256("SHA-256");

  private final String algorithm;

  Digests(String algorithm) {
    this.algorithm = algorithm;
  }

  static Digests ofVer(String ver) {
    return ver.equals("0111") ? SHA_1 : SHA_256;
  }

  String of(String octets) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(octets.getBytes(ISO_8859_1));
      return new String(digest, ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
