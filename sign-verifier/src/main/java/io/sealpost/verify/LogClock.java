package io.sealpost.verify;

import io.sealpost.message.ParsedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time according to the blocks of a log: how much of it has passed since the first block of a
 * batch. Not used where waiting has no limit.
 */
final class LogClock {
  private final Optional<Duration> limit;
  private Optional<Instant> first = Optional.empty();
  private boolean over;

  LogClock(Optional<Duration> limit) {
    this.limit = limit;
  }

  /** Looks at a block message; one with no timestamp or an invalid one is ignored. */
  void see(byte[] octets, int from, int to) {
    if (limit.isEmpty()) {
      return;
    }
    Optional<Instant> time = ParsedMessage.parse(octets, from, to).flatMap(ParsedMessage::time);
    if (time.isEmpty()) {
      return;
    }
    if (first.isEmpty()) {
      first = time;
    }
    over |= Duration.between(first.get(), time.get()).compareTo(limit.get()) >= 0;
  }

  /** Whether the limit has passed since the restart. */
  boolean isOver() {
    return over;
  }

  void restart() {
    first = Optional.empty();
    over = false;
  }
}
