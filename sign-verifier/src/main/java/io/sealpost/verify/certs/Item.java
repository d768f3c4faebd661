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
   * A private key. Shows nothing of it.
   *
   * @param encrypted whether it is of use only to who knows a password
   * @param value empty: no password was given
   */
  record Key(boolean encrypted, Optional<PrivateKey> value) implements Item {
    @Override
    public String toString() {
      return "Key[encrypted=" + encrypted + "]";
    }
  }

  /** A public key without certificate. */
  record BareKey(PublicKey value) implements Item {}

  /** A list of revoked certificates. */
  record Revoked(X509CRL value) implements Item {}

  /**
   * Something that is not looked into.
   *
   * @param what its PEM label
   */
  record Other(String what) implements Item {}
}
