package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.dsa.DsaTables;
import io.sealpost.sign.encoding.UndecodableException;
import java.lang.ref.SoftReference;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A key of the schemes of RFC 5848 itself. Once it has checked {@value #CHECKS_BEFORE_TABLES}
 * signatures it makes {@link DsaTables}, in the thread of that check.
 *
 * <p>The tables are freed when memory runs short: an archive may hold any number of keys.
 */
final class DsaVerificationKey extends VerificationKey {
  static final int CHECKS_BEFORE_TABLES = 64;

  private final DsaKey key;
  private final AtomicInteger checksWithout = new AtomicInteger();
  private volatile SoftReference<DsaTables> tables = new SoftReference<>(null);

  private DsaVerificationKey(PublicKey publicKey, DsaKey key) {
    super(publicKey);
    this.key = key;
  }

  static Optional<VerificationKey> ofDsa(PublicKey publicKey) {
    return DsaKey.of(publicKey).map(key -> new DsaVerificationKey(publicKey, key));
  }

  @Override
  public boolean verifies(SignatureScheme scheme, SignedOctets octets, byte[] sign) {
    if (!scheme.isDsa()) {
      return false;
    }
    try {
      DsaSignature signature = DsaSignature.decode(sign);
      return key.isPossible(signature)
          && verifies(key.leftmostBits(octets.digest(scheme.hash())), signature);
    } catch (UndecodableException e) {
      return false;
    }
  }

  private boolean verifies(BigInteger hash, DsaSignature signature) {
    DsaTables made = tables.get();
    if (made == null && checksWithout.incrementAndGet() % CHECKS_BEFORE_TABLES == 0) {
      made = new DsaTables(key);
      tables = new SoftReference<>(made);
    }
    return made == null
        ? key.verifies(hash, signature)
        : key.verifies(hash, signature, made::product);
  }

  /** Whether checks are already fast. */
  boolean hasTables() {
    return tables.get() != null;
  }
}
