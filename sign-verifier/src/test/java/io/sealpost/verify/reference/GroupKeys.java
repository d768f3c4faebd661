package io.sealpost.verify.reference;

import java.security.interfaces.DSAPublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of one group. A key counts only if each fragment of the payload that brings it is signed
 * with it (RFC 5848 §5.3.2.8).
 *
 * @param accepted those whose signatures count
 * @param refused those that are not trusted
 */
record GroupKeys(Set<DSAPublicKey> accepted, Set<DSAPublicKey> refused) {
  /** Looks for the keys of a group in its blocks, and among those known beforehand. */
  static GroupKeys of(List<Block> blocks, Trust trust, Checks checks) {
    String host = blocks.get(0).group().host();
    GroupKeys keys = new GroupKeys(new LinkedHashSet<>(), new LinkedHashSet<>());
    List<Block> certificates = blocks.stream().filter(Block::isCertificate).toList();
    for (Payloads.Whole whole : Payloads.of(certificates)) {
      Payload payload = Payload.parse(whole.text()).orElse(Payload.NONE);
      List<DSAPublicKey> candidates =
          payload.type() == 'N' ? trust.keysFor(host) : payload.key().stream().toList();
      for (DSAPublicKey key : candidates) {
        boolean signed =
            whole.parts().stream()
                .allMatch(part -> part.stream().anyMatch(block -> checks.isRight(key, block)));
        if (signed) {
          (trust.permits(key, host) ? keys.accepted : keys.refused).add(key);
        }
      }
    }
    if (keys.accepted.isEmpty()) {
      for (DSAPublicKey key : trust.keysFor(host)) {
        boolean signed =
            blocks.stream().anyMatch(block -> !block.isCertificate() && checks.isRight(key, block));
        if (signed) {
          keys.accepted.add(key);
        }
      }
    }
    return keys;
  }

  /** Whether nothing is known to check blocks with. */
  boolean isEmpty() {
    return accepted.isEmpty() && refused.isEmpty();
  }

  /** Whether every key that counts may sign for the HOSTNAME of a message, empty if it has none. */
  boolean permit(String host, Trust trust) {
    return accepted.stream()
        .allMatch(key -> trust.permitsAll(key) || (!host.isEmpty() && trust.permits(key, host)));
  }
}
