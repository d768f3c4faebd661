package io.sealpost.verify;

import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.verify.TrustPolicy.Standing;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The keys of one signature group: from its certificate blocks and from the policy.
 *
 * <p>A key counts only if every fragment of its payload is signed with it (RFC 5848 §5.3.2.8), so a
 * forged fragment makes one payload fail and leaves the others alone. Should several keys remain,
 * all are used and the report names them: choosing one would let a forger choose.
 */
final class GroupKeys {
  private static final int MOST_KEYS = 16;

  private final String host;
  private final TrustPolicy policy;
  private final List<SignerKey> keys = new ArrayList<>();
  private final Set<CertificateBlock> inconsistent =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<Character> payloadType = Optional.empty();

  GroupKeys(String host, TrustPolicy policy) {
    this.host = host;
    this.policy = policy;
  }

  /** Adds the keys that the group's certificate blocks carry. */
  void addCarried(List<CertificateBlock> blocks) {
    new PayloadAssembly(blocks).forEach(this::consider);
  }

  private boolean consider(PayloadAssembly.Whole whole) {
    Optional<PayloadBlock> parsed = PayloadBlock.parse(whole.text());
    if (parsed.isEmpty()) return false;
    PayloadBlock payload = parsed.get();
    if (payloadType.isEmpty()) payloadType = Optional.of(payload.type());
    List<PublicKey> candidates =
        payload.type() == 'N' ? policy.keysFor(host) : payload.key().stream().toList();
    boolean consistent = candidates.isEmpty();
    for (PublicKey key : candidates) {
      if (isKnown(key) || isSignedThroughout(whole, key)) {
        add(key, payload);
        consistent = true;
      }
    }
    if (!consistent) whole.parts().forEach(part -> inconsistent.addAll(part.carriers()));
    return !candidates.isEmpty();
  }

  private static boolean isSignedThroughout(PayloadAssembly.Whole whole, PublicKey key) {
    return whole.parts().stream()
        .allMatch(part -> part.carriers().stream().anyMatch(block -> block.verify(key)));
  }

  private void add(PublicKey key, PayloadBlock payload) {
    if (isKnown(key) || keys.size() == MOST_KEYS) return;
    boolean known = payload.type() == 'N';
    Standing standing = known ? Standing.TRUSTED : policy.judge(host, payload);
    keys.add(SignerKey.of(key, payload, standing));
  }

  /**
   * Adds the keys that we were given and that signed one of these blocks, if no other key is
   * accepted: when the certificate block was lost, or lies in an older file, such a key needs none.
   */
  void addKnownBeforehand(Supplier<Stream<Block>> signatures) {
    if (!accepted().isEmpty()) return;
    for (PublicKey key : policy.keysFor(host)) {
      if (!isKnown(key) && signatures.get().anyMatch(block -> block.verify(key))) {
        keys.add(SignerKey.knownBeforehand(key));
      }
    }
  }

  private boolean isKnown(PublicKey key) {
    return keys.stream().anyMatch(known -> known.key().equals(key));
  }

  List<SignerKey> accepted() {
    return keys.stream().filter(SignerKey::isAccepted).toList();
  }

  List<SignerKey> refused() {
    return keys.stream().filter(key -> !key.isAccepted()).toList();
  }

  /** The type of the first whole payload, even if no key came of it. */
  Optional<Character> payloadType() {
    return payloadType;
  }

  /** What a block of this group is worth. */
  BlockVerdict judge(Block block) {
    if (isSignedByAny(accepted(), block)) return BlockVerdict.VERIFIED;
    if (accepted().isEmpty()) {
      return inconsistent.contains(block) ? BlockVerdict.BAD_SIGNATURE : BlockVerdict.NO_KEY;
    }
    return isSignedByAny(refused(), block) ? BlockVerdict.NO_KEY : BlockVerdict.BAD_SIGNATURE;
  }

  private static boolean isSignedByAny(List<SignerKey> keys, Block block) {
    return keys.stream().anyMatch(key -> block.verify(key.key()));
  }
}
