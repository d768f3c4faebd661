package io.sealpost.verify.group;

import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.key.VerificationKey;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.trust.HostScope;
import io.sealpost.verify.trust.SignerKey;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.Standing;
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
 * forged fragment makes one payload fail and does not affect the others. If several keys remain,
 * all are used and the report names them: choosing one would let a forger choose.
 */
public final class GroupKeys {
  // Limit for keys that are not trusted. They never displace a trusted one.
  private static final int MOST_STRANGERS = 16;
  // Enough for a payload of maximum size, with room for forged fragments.
  private static final int MOST_FRAGMENTS = 4_096;

  private final String host;
  private final TrustPolicy policy;
  private final KnownKeys ring;
  private final List<SignerKey> accepted = new ArrayList<>();
  private final List<SignerKey> refused = new ArrayList<>();
  // Fragments of payloads that have yielded no key yet, oldest first.
  private List<Carried> fragments = new ArrayList<>();
  private boolean newFragments;
  private final Set<CertificateBlock> inconsistent =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<CertificateBlock> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<Character> payloadType = Optional.empty();
  private boolean restricted;
  private boolean forgetful;
  private int version;

  GroupKeys(String host, TrustPolicy policy, KnownKeys ring) {
    this.host = host;
    this.policy = policy;
    this.ring = ring;
  }

  private record Carried(CertificateBlock block, long batch) {}

  /** Takes a fragment of a payload; {@link #update} looks at it. */
  void add(CertificateBlock block, long batch) {
    fragments.add(new Carried(block, batch));
    newFragments = true;
  }

  /**
   * Forgets fragments that came before a batch and yielded no key: those of a payload come
   * together.
   */
  void forgetBefore(long batch) {
    forgetful |= fragments.removeIf(fragment -> fragment.batch() < batch);
    if (fragments.isEmpty()) {
      inconsistent.clear();
    } // they would retain the octets of their messages
  }

  /** Whether any forgotten fragments might have been completed by others. */
  boolean areForgetful() {
    return forgetful;
  }

  /** The number of times that the results of {@link #judge} have changed. */
  public int version() {
    return version;
  }

  /**
   * Looks for keys in the fragments received, and, if there are none, for keys known beforehand
   * that signed one of these signature blocks: such a key needs no certificate block, if that was
   * lost or is in an older file. Whatever forged blocks there are, the genuine key is found.
   *
   * @param signatures those not yet tried with these keys
   */
  void update(Supplier<Stream<Block>> signatures) {
    if (newFragments) {
      newFragments = false;
      inconsistent.clear();
      new PayloadAssembly(fragments.stream().map(Carried::block).toList()).forEach(this::consider);
      fragments.removeIf(fragment -> used.contains(fragment.block()));
      used.clear();
      forgetSurplus();
    }
    if (accepted.isEmpty()) {
      addKnownBeforehand(signatures);
    }
  }

  private void forgetSurplus() {
    int surplus = fragments.size() - MOST_FRAGMENTS;
    if (surplus > 0) {
      fragments = new ArrayList<>(fragments.subList(surplus, fragments.size()));
    }
  }

  private boolean consider(PayloadAssembly.Whole whole) {
    Optional<PayloadBlock> parsed = PayloadBlock.parse(whole.text());
    if (parsed.isEmpty()) {
      return false;
    }
    PayloadBlock payload = parsed.get();
    if (payloadType.isEmpty()) {
      payloadType = Optional.of(payload.type());
    }
    List<VerificationKey> candidates =
        payload.type() == 'N' ? knownBeforehand() : usable(payload.key().stream());
    boolean consistent = candidates.isEmpty();
    for (VerificationKey key : candidates) {
      if (isKnown(key) || isSignedThroughout(whole, key)) {
        add(key, payload);
        consistent = true;
        whole.parts().forEach(part -> used.addAll(part.carriers()));
      }
    }
    if (!consistent) {
      whole.parts().forEach(part -> inconsistent.addAll(part.carriers()));
    }
    return !candidates.isEmpty();
  }

  private static boolean isSignedThroughout(PayloadAssembly.Whole whole, VerificationKey key) {
    return whole.parts().stream()
        .allMatch(part -> part.carriers().stream().anyMatch(block -> block.verify(key)));
  }

  private void add(VerificationKey key, PayloadBlock payload) {
    if (isKnown(key)) {
      return;
    }
    boolean known = payload.type() == 'N';
    Standing standing = known ? Standing.TRUSTED : policy.judge(host, payload);
    boolean crowded = accepted.size() + refused.size() >= MOST_STRANGERS;
    if (standing != Standing.TRUSTED && crowded) {
      return;
    }
    HostScope hosts = known ? policy.hosts(key.publicKey()) : policy.hosts(host, payload);
    add(SignerKey.of(key, payload, standing, hosts));
  }

  private void add(SignerKey key) {
    (key.isAccepted() ? accepted : refused).add(key);
    restricted |= key.isAccepted() && !key.hosts().all();
    version++;
  }

  private void addKnownBeforehand(Supplier<Stream<Block>> signatures) {
    List<VerificationKey> known = knownBeforehand();
    if (known.isEmpty()) {
      return;
    }
    List<Block> tried = signatures.get().toList();
    for (VerificationKey key : known) {
      if (!isKnown(key) && tried.stream().anyMatch(block -> block.verify(key))) {
        add(SignerKey.knownBeforehand(key, policy.hosts(key.publicKey())));
      }
    }
  }

  private List<VerificationKey> knownBeforehand() {
    return usable(policy.keysFor(host).stream());
  }

  private List<VerificationKey> usable(Stream<PublicKey> keys) {
    return keys.map(ring::find).flatMap(Optional::stream).toList();
  }

  private boolean isKnown(VerificationKey key) {
    return isIn(accepted, key) || isIn(refused, key);
  }

  private static boolean isIn(List<SignerKey> keys, VerificationKey key) {
    return keys.stream().anyMatch(known -> known.key().equals(key));
  }

  /** Keys whose signatures count, in the order in which they came. */
  public List<SignerKey> accepted() {
    return accepted;
  }

  /** Keys that the policy does not trust. */
  List<SignerKey> refused() {
    return refused;
  }

  /** The type of the first whole payload, even if it yielded no key. */
  Optional<Character> payloadType() {
    return payloadType;
  }

  /** Whether every accepted key may sign messages of that HOSTNAME. */
  public boolean permit(String messageHost) {
    return accepted.stream().allMatch(key -> key.hosts().permits(messageHost));
  }

  /** Whether there are hosts that the accepted keys do not permit. */
  public boolean areRestricted() {
    return restricted;
  }

  /**
   * The verdict on a block of this group according to what is known now. Any thread may call it.
   */
  public BlockVerdict judge(Block block) {
    if (isSignedByAny(accepted, block)) {
      return BlockVerdict.VERIFIED;
    }
    if (isSignedByAny(refused, block)) {
      return BlockVerdict.NO_KEY;
    }
    if (accepted.isEmpty() && refused.isEmpty()) {
      boolean suspect = block instanceof CertificateBlock carried && inconsistent.contains(carried);
      return suspect ? BlockVerdict.BAD_SIGNATURE : BlockVerdict.NO_KEY;
    }
    return BlockVerdict.BAD_SIGNATURE;
  }

  private static boolean isSignedByAny(List<SignerKey> keys, Block block) {
    for (SignerKey key : keys) {
      if (block.verify(key.key())) {
        return true;
      }
    }
    return false;
  }
}
