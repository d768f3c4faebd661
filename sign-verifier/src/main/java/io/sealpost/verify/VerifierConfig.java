package io.sealpost.verify;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.trust.TrustPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How an archive is verified.
 *
 * @param allowed the kinds of hash that count; blocks of any other kind sign nothing
 * @param memoryOctets about how much may be held in memory: decides how far apart a message and its
 *     block may be, see {@link ArchiveVerifier}
 * @param longestWait after this much of the log's own time, according to its blocks, a message need
 *     not wait any longer; empty: as long as memory allows
 * @param allBlocks whether all blocks that add no number are checked too, however many there are
 * @param strict whether redelivered copies are findings
 * @param signers whose lines are looked at; empty: those of all signers
 */
public record VerifierConfig(
    TrustPolicy policy,
    Set<Hash> allowed,
    long memoryOctets,
    Optional<Duration> longestWait,
    boolean allBlocks,
    boolean strict,
    List<SignerName> signers) {
  /** Several times what one message of maximum length needs. */
  public static final long LEAST_MEMORY = 16L << 20;

  /** Enough for about 200,000 messages waiting for their block. */
  public static final long USUAL_MEMORY = 256L << 20;

  public VerifierConfig {
    allowed = Set.copyOf(allowed);
    signers = List.copyOf(signers);
    if (memoryOctets < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "memory %d: must be at least %d octets", memoryOctets, LEAST_MEMORY));
    }
    if (longestWait.isPresent() && (longestWait.get().isNegative() || longestWait.get().isZero())) {
      throw new IllegalArgumentException("wait " + longestWait.get() + ": must be more than 0");
    }
  }

  /** A configuration with this policy and defaults for everything else. */
  public static VerifierConfig of(TrustPolicy policy) {
    return new VerifierConfig(
        policy, EnumSet.allOf(Hash.class), USUAL_MEMORY, Optional.empty(), false, false, List.of());
  }
}
