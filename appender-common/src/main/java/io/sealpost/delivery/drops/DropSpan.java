package io.sealpost.delivery.drops;

import java.time.Instant;

/**
 * Messages dropped for one reason between two moments, both included, by the wall clock. A clock
 * set back meanwhile makes the span longer, never negative.
 */
record DropSpan(long count, long fromMillis, long untilMillis) {
  DropSpan {
    if (count < 1 || fromMillis > untilMillis) {
      throw new IllegalArgumentException(
          count + " dropped from " + fromMillis + ".." + untilMillis);
    }
  }

  Instant from() {
    return Instant.ofEpochMilli(fromMillis);
  }

  Instant until() {
    return Instant.ofEpochMilli(untilMillis);
  }
}
