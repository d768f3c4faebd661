package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.encoding.Der;
import io.sealpost.sign.encoding.UndecodableException;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Public keys in DER: SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), alone or in a certificate. A key is
 * returned only if one of the schemes has such keys.
 */
@SuppressWarnings("exports") // for Sealpost's own packages
public final class PublicKeyInfo {
  private static final int CERTIFICATE_VERSION = 0xA0;

  private PublicKeyInfo() {}

  /** Reads a key that stands alone. */
  public static Optional<PublicKey> read(byte[] info) throws UndecodableException {
    if (Curve.P_256.point(info).filter(EcdsaVerificationKey::isPoint).isPresent()) {
      return Optional.of(Curve.P_256.publicKey(info));
    }
    if (Curve.ED25519.point(info).filter(Ed25519VerificationKey::isPoint).isPresent()) {
      return Optional.of(Curve.ED25519.publicKey(info));
    }
    return DsaKey.ofInfo(info).map(DsaKey::toPublicKey);
  }

  /**
   * Reads the key from a certificate and ignores the rest: the JDK refuses the version field of
   * those that NetBSD's syslogd makes for itself.
   */
  public static Optional<PublicKey> ofCertificate(byte[] der) throws UndecodableException {
    ByteBuffer in = Der.contents(ByteBuffer.wrap(der), Der.SEQUENCE);
    ByteBuffer fields = Der.contents(in, Der.SEQUENCE);
    if (Der.startsWith(fields, CERTIFICATE_VERSION)) {
      Der.contents(fields, CERTIFICATE_VERSION);
    }
    Der.contents(fields, Der.INTEGER); // serial number
    Der.contents(fields, Der.SEQUENCE); // algorithm of the signature
    Der.contents(fields, Der.SEQUENCE); // issuer
    Der.contents(fields, Der.SEQUENCE); // validity
    Der.contents(fields, Der.SEQUENCE); // subject
    return read(Der.value(fields, Der.SEQUENCE));
  }
}
