package io.sealpost.verify.trust;

import io.sealpost.keys.Fingerprint;
import io.sealpost.sign.PayloadBlock;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/** Something known beforehand that identifies a signer's key (RFC 5848 §5.2.2). Immutable. */
public sealed interface TrustAnchor
    permits TrustAnchor.ByFingerprint,
        TrustAnchor.ByCertificate,
        TrustAnchor.ByKey,
        CertificateAuthority {
  /** Whether this payload, sent by a signer on that host, carries what this anchor trusts. */
  boolean recognises(String host, PayloadBlock payload);

  /** The key itself, for signers that do not send theirs; empty for a fingerprint. */
  Optional<PublicKey> key();

  /** The hosts that a recognised payload may sign for, if nothing else limits them. */
  default HostScope hosts(PayloadBlock payload) {
    return HostScope.ALL;
  }

  /** Trust by the digest of the certificate, the OpenPGP key or the bare key. */
  final class ByFingerprint implements TrustAnchor {
    private final Fingerprint fingerprint;

    private ByFingerprint(Fingerprint fingerprint) {
      this.fingerprint = fingerprint;
    }

    /** The anchor for {@code sha-256:0A:1B:...} or {@code SHA1:...}; empty if it is neither. */
    public static Optional<ByFingerprint> parse(String text) {
      return Fingerprint.parse(text).map(ByFingerprint::new);
    }

    @Override
    public boolean recognises(String host, PayloadBlock payload) {
      return payload.fingerprinted().filter(fingerprint::isOf).isPresent();
    }

    @Override
    public Optional<PublicKey> key() {
      return Optional.empty();
    }
  }

  /** Trust by the certificate: the same one, or its key sent bare. */
  final class ByCertificate implements TrustAnchor {
    private final byte[] der;
    private final Optional<PublicKey> key;

    /** An anchor; the key is empty if it is of a kind that signs nothing. */
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

  /** Trust by the public key, in whatever certificate it comes. */
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
