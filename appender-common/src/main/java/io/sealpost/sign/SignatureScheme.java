package io.sealpost.sign;

import java.util.Optional;

/**
 * What a stream is signed with: the VER parameter (RFC 5848 §4.2.1) names protocol, hash and
 * signature scheme in four characters.
 *
 * <pre>
 *   01 | 2 | 1        protocol | hash | scheme
 * </pre>
 *
 * <p>The RFC registers OpenPGP DSA only, and leaves no room for others under protocol 01.
 */
public enum SignatureScheme {
  DSA_SHA_1("0111", Hash.SHA_1),
  DSA_SHA_256("0121", Hash.SHA_256);

  private final String ver;
  private final Hash hash;

  SignatureScheme(String ver, Hash hash) {
    this.ver = ver;
    this.hash = hash;
  }

  /** Returns the scheme that a VER parameter stands for, or nothing if it is not one of ours. */
  static Optional<SignatureScheme> ofVer(String ver) {
    for (SignatureScheme scheme : values()) {
      if (scheme.ver.equals(ver)) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** The one that RFC 5848 itself has for this hash. */
  public static SignatureScheme dsa(Hash hash) {
    return switch (hash) {
      case SHA_1 -> DSA_SHA_1;
      case SHA_256 -> DSA_SHA_256;
    };
  }

  /** The VER parameter. */
  public String ver() {
    return ver;
  }

  /** Of the messages, in HB. */
  public Hash hash() {
    return hash;
  }
}
