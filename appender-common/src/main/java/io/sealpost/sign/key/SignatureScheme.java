package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.encoding.UndecodableException;
import java.util.Optional;

/**
 * How a stream is signed: the VER parameter (RFC 5848 §4.2.1) names protocol, hash and signature
 * scheme in four characters.
 *
 * <pre>
 *   01 | 2 | 1        protocol | hash | scheme
 * </pre>
 *
 * <p>The RFC registers only OpenPGP DSA, and leaves room for others only in protocols 51 to 99,
 * which any vendor may use.
 */
public enum SignatureScheme {
  DSA_SHA_1("0111", Hash.SHA_1),
  DSA_SHA_256("0121", Hash.SHA_256),
  /** Vendor scheme: ECDSA on P-256 with SHA-256. */
  ECDSA_P256("5123", Hash.SHA_256),
  /** Vendor scheme: Ed25519 (RFC 8032, not prehashed). */
  ED25519("5124", Hash.SHA_256);

  static final int ED25519_SIGN_OCTETS = 64;

  private final String ver;
  private final Hash hash;

  SignatureScheme(String ver, Hash hash) {
    this.ver = ver;
    this.hash = hash;
  }

  /** Returns the scheme that a VER parameter names, or nothing if Sealpost does not support it. */
  public static Optional<SignatureScheme> ofVer(String ver) {
    for (SignatureScheme scheme : values()) {
      if (scheme.ver.equals(ver)) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** The scheme that RFC 5848 itself defines for this hash. */
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

  /** Whether RFC 5848 itself defines this scheme. */
  public boolean isDsa() {
    return this == DSA_SHA_1 || this == DSA_SHA_256;
  }

  /** The hash of the messages, in HB. */
  public Hash hash() {
    return hash;
  }

  /**
   * Refuses octets of SIGN that do not have the form of this scheme's signatures: {@link
   * DsaSignature} for DSA, only its DER form for ECDSA, 64 octets for Ed25519.
   */
  @SuppressWarnings("exports") // for Sealpost's own packages
  public void requireForm(byte[] sign) throws UndecodableException {
    switch (this) {
      case DSA_SHA_1, DSA_SHA_256 -> DsaSignature.decode(sign);
      case ECDSA_P256 -> DsaSignature.decodeDer(sign);
      case ED25519 -> {
        if (sign.length != ED25519_SIGN_OCTETS) {
          throw new UndecodableException(sign.length + " octets, not " + ED25519_SIGN_OCTETS);
        }
      }
    }
  }
}
