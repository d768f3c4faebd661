package io.sealpost.verify.certs;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** One thing in a file of certificates and keys. */
public sealed interface Item {
  /** A certificate. */
  record Certificate(X509Certificate value) implements Item {}

  /**
   * A private key, which is never shown.
   *
   * @param encrypted whether it is usable only with a password
   * @param value the key; empty: no password was given
   */
  record Key(boolean encrypted, Optional<PrivateKey> value) implements Item {
    @Override
    public String toString() {
      return "Key[encrypted=" + encrypted + "]";
    }
  }

  /** A public key without a certificate. */
  record BareKey(PublicKey value) implements Item {}

  /** A certificate revocation list. */
  record Revoked(X509CRL value) implements Item {}

  /**
   * Something that is not examined.
   *
   * @param what its PEM label
   */
  record Other(String what) implements Item {}
}
