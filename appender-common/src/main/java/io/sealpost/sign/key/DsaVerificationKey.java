package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.dsa.DsaTables;
import io.sealpost.sign.encoding.UndecodableException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A key of the schemes of RFC 5848 itself. Its {@link DsaTables} are {@link SoftTables}: an archive
 * may hold any number of keys.
 */
final class DsaVerificationKey extends VerificationKey {
  private final DsaKey key;
  private final SoftTables<DsaTables> tables;

  private DsaVerificationKey(PublicKey publicKey, DsaKey key) {
    super(publicKey);
    this.key = key;
    this.tables = new SoftTables<>(() -> new DsaTables(key));
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
    DsaTables made = tables.forUse();
    return made == null
        ? key.verifies(hash, signature)
        : key.verifies(hash, signature, made::product);
  }

  /** Whether checks are already fast. */
  boolean hasTables() {
    return tables.areMade();
  }
}
