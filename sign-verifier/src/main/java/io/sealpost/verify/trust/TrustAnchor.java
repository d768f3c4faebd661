package io.sealpost.verify.trust;

import io.sealpost.sign.PayloadBlock;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something known beforehand by which a signer's key is recognised (RFC 5848 §5.2.2). Immutable.
 */
public sealed interface TrustAnchor
    permits TrustAnchor.ByFingerprint,
        TrustAnchor.ByCertificate,
        TrustAnchor.ByKey,
        CertificateAuthority {
  /** Whether this payload, sent by a signer on that host, carries what we trust. */
  boolean recognises(String host, PayloadBlock payload);

  /** The key itself, for signers that do not send theirs; a fingerprint has none. */
  Optional<PublicKey> key();

  /** The hosts that a payload which it recognises may sign for, if nothing else limits them. */
  default HostScope hosts(PayloadBlock payload) {
    return HostScope.ALL;
  }

  /** By the digest of the certificate, of the OpenPGP key, or of the bare key. */
  record ByFingerprint(KeyFingerprint fingerprint) implements TrustAnchor {
    @Override
    public boolean recognises(String host, PayloadBlock payload) {
      return payload.fingerprinted().filter(fingerprint::matches).isPresent();
    }

    @Override
    public Optional<PublicKey> key() {
      return Optional.empty();
    }
  }

  /** By the certificate: the same one, or the key in it sent bare. */
  final class ByCertificate implements TrustAnchor {
    private final byte[] der;
    private final Optional<PublicKey> key;

    /** The key is empty if it is of a kind that nothing is signed with. */
    public ByCertificate(byte[] der, Optional<PublicKey> key) {
      this.der = der.clone();
      this.key = key;
    }

    @Override
    public boolean recognises(String host, PayloadBlock payload) {
      Optional<byte[]> sent = payload.certificate();
      if (sent.isPresent()) {
        return Arrays.equals(sent.get(), der);
      }
      return key.isPresent() && key.equals(payload.key());
    }

    @Override
    public Optional<PublicKey> key() {
      return key;
    }
  }

  /** By the public key, in whatever certificate it comes. */
  record ByKey(PublicKey publicKey) implements TrustAnchor {
    @Override
    public boolean recognises(String host, PayloadBlock payload) {
      return payload.key().filter(publicKey::equals).isPresent();
    }

    @Override
    public Optional<PublicKey> key() {
      return Optional.of(publicKey);
    }
  }
}
