package io.sealpost.delivery.drops;

import java.time.Instant;

/**
 * Messages that were dropped for one reason between two moments, both inside, by the wall clock. A
 * clock that was set back meanwhile makes it longer, never negative.
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
