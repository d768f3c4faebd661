package io.sealpost.sign.key;

import io.sealpost.keys.PemFile;
import io.sealpost.message.Header;
import java.io.IOException;
import java.time.Clock;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * A newly generated signing key with its self-signed certificate. Immutable; never shows the
 * private key.
 */
public final class GeneratedKey {
  private final SigningPair pair;
  private final byte[] certificate;

  private GeneratedKey(SigningPair pair, byte[] certificate) {
    this.pair = pair;
    this.certificate = certificate;
  }

  /**
   * Generates a key that fits the scheme.
   *
   * @param header names the subject
   */
  public static GeneratedKey of(SignatureScheme scheme, Header header, Clock clock)
      throws IOException {
    SigningPair pair = SigningPair.generate(scheme);
    return new GeneratedKey(pair, SelfSignedCertificate.of(pair, scheme, header, clock));
  }

  /** The private key in PEM: PKCS#8, not encrypted. */
  public byte[] keyPem() throws IOException {
    return PemFile.text(PemFile.PRIVATE_KEY, privateKeyInfo(pair.privateKey()).getEncoded());
  }

  private static PrivateKeyInfo privateKeyInfo(AsymmetricKeyParameter key) throws IOException {
    if (key instanceof Ed25519PrivateKeyParameters seed) {
      // The factory adds the public key (RFC 5958), which not every OpenSSL version reads.
      return new PrivateKeyInfo(
          new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
          new DEROctetString(seed.getEncoded()));
    }
    return PrivateKeyInfoFactory.createPrivateKeyInfo(key);
  }

  /** The certificate in PEM. */
  public byte[] certificatePem() {
    return PemFile.text(PemFile.CERTIFICATE, certificate);
  }

  /** The certificate's DER. */
  public byte[] certificate() {
    return certificate.clone();
  }

  /** The kind and size of the key, in words. */
  public String kind() {
    return pair.kind();
  }
}
