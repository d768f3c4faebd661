package io.sealpost.sign.key;

import io.sealpost.message.Header;
import java.io.IOException;
import java.time.Clock;

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
    return KeyPem.ofKey(pair);
  }

  /** The certificate in PEM. */
  public byte[] certificatePem() throws IOException {
    return KeyPem.ofCertificate(certificate);
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
