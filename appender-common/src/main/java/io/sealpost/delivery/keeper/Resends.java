package io.sealpost.delivery.keeper;

import io.sealpost.sign.Redundancy;
import io.sealpost.time.Clocks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The signature blocks of one session that are to be sent again, each after a delay or after a
 * number of messages, as often as configured (RFC 5848 §6). Confined to the keeper thread.
 *
 * <p>All wait for the same time and count, so the one that was sent first is due first.
 */
final class Resends {
  // Two megabytes. More would be too much redundancy: the oldest is left out.
  private static final int LIMIT = 1_000;

  /** A block to be sent this many more times, first when either limit is reached. */
  private static final class Owed {
    final byte[] block;
    final int times;
    final long dueNanos;
    final long dueMessages;

    Owed(byte[] block, int times, long dueNanos, long dueMessages) {
      this.block = block;
      this.times = times;
      this.dueNanos = dueNanos;
      this.dueMessages = dueMessages;
    }
  }

  private final Redundancy redundancy;
  private final Clocks clocks;
  private final Deque<Owed> owed = new ArrayDeque<>();
  private long messages;

  Resends(Redundancy redundancy, Clocks clocks) {
    this.redundancy = redundancy;
    this.clocks = clocks;
  }

  /** A message was sent. */
  void message() {
    messages++;
  }

  /** A block was sent for the first time. */
  void block(byte[] block) {
    owe(block, redundancy.sigNumberResends());
  }

  private void owe(byte[] block, int times) {
    if (times == 0) {
      return;
    }
    if (owed.size() == LIMIT) {
      owed.remove();
    }
    long dueNanos = clocks.nanos() + redundancy.sigResendDelay().toNanos();
    owed.add(new Owed(block, times, dueNanos, messages + redundancy.sigResendCount()));
  }

  /** Takes the next block that is due; this call counts it as sent. */
  Optional<byte[]> takeDue() {
    Owed first = owed.peek();
    if (first == null || !isDue(first)) {
      return Optional.empty();
    }
    owed.remove();
    owe(first.block, first.times - 1);
    return Optional.of(first.block);
  }

  private boolean isDue(Owed first) {
    boolean countReached = redundancy.sigResendCount() > 0 && messages >= first.dueMessages;
    return countReached || nanosUntilDue() <= 0;
  }

  /** How long until a block is due without another message. */
  long nanosUntilDue() {
    Owed first = owed.peek();
    return first == null || redundancy.sigResendDelay().isZero()
        ? Long.MAX_VALUE
        : first.dueNanos - clocks.nanos();
  }
}
