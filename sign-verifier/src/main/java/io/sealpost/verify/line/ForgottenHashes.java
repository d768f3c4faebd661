package io.sealpost.verify.line;

/**
 * The hashes that were once remembered, as far as a few bits for each can tell: a Bloom filter,
 * which never denies one that was, and confirms a small share of those that were not. The more
 * there were, the larger that share.
 */
final class ForgottenHashes {
  private static final int BITS_EACH = 16;
  private static final int MOST_BITS = 1 << 27;
  private static final int PROBES = 3;

  private final int expected;
  private long[] bits = new long[0]; // none before the first hash

  /** A filter with room for this many hashes; beyond that it confirms more and more others. */
  ForgottenHashes(int expected) {
    this.expected = expected;
  }

  void add(long hash) {
    if (bits.length == 0) {
      long wanted = Math.min(MOST_BITS, (long) expected * BITS_EACH);
      bits = new long[Math.max(1, (int) (Long.highestOneBit(Math.max(64, wanted)) / 64))];
    }
    for (int probe = 0; probe < PROBES; probe++) {
      bits[word(hash, probe)] |= bit(hash, probe);
    }
  }

  /** Whether it may be one of those that were added. */
  boolean mayHave(long hash) {
    if (bits.length == 0) {
      return false;
    }
    for (int probe = 0; probe < PROBES; probe++) {
      if ((bits[word(hash, probe)] & bit(hash, probe)) == 0) {
        return false;
      }
    }
    return true;
  }

  private int word(long hash, int probe) {
    long mixed = (hash + probe) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 38) & (bits.length - 1);
  }

  private static long bit(long hash, int probe) {
    return 1L << (((hash + probe) * 0xC2B2AE3D27D4EB4FL) >>> 58);
  }
}
