package io.sealpost.sign.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The curves of the vendor schemes. A public key on one of them has one encoding as
 * SubjectPublicKeyInfo; no other is accepted:
 *
 * <pre>
 *   30 59 30 13 06 07 2A 86 48 CE 3D 02 01 06 08 2A 86 48 CE 3D 03 01 07 03 42 00 | 04 | X | Y
 *                           P-256, not compressed (RFC 5480): 32 octets each, big-endian
 *   30 2A 30 05 06 03 2B 65 70 03 21 00 | A
 *                           Ed25519 (RFC 8410): 32 octets, as in RFC 8032
 * </pre>
 */
enum Curve {
  P_256("EC", "3059301306072A8648CE3D020106082A8648CE3D030107034200", 65),
  ED25519("Ed25519", "302A300506032B6570032100", 32);

  private final String keyAlgorithm;
  private final String prefix; // in hexadecimal
  private final int pointOctets;

  Curve(String keyAlgorithm, String prefix, int pointOctets) {
    this.keyAlgorithm = keyAlgorithm;
    this.prefix = prefix;
    this.pointOctets = pointOctets;
  }

  /** Returns the point of a key encoded this way, or nothing if it is not a key of this curve. */
  Optional<byte[]> point(byte[] publicKeyInfo) {
    byte[] start = HexFormat.of().parseHex(prefix);
    boolean fits =
        publicKeyInfo.length == start.length + pointOctets
            && Arrays.equals(publicKeyInfo, 0, start.length, start, 0, start.length);
    return fits
        ? Optional.of(Arrays.copyOfRange(publicKeyInfo, start.length, publicKeyInfo.length))
        : Optional.empty();
  }

  /** The key with this encoding, whose point is on the curve. */
  PublicKey publicKey(byte[] publicKeyInfo) {
    try {
      return KeyFactory.getInstance(keyAlgorithm)
          .generatePublic(new X509EncodedKeySpec(publicKeyInfo));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has keys for " + keyAlgorithm, e);
    }
  }

  /** The SubjectPublicKeyInfo with this point. */
  byte[] publicKeyInfo(byte[] point) {
    return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(point));
  }
}
