package io.sealpost.delivery.drops;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The messages dropped for one reason: how many in all, and those of which the stream does not say
 * so yet. Any thread counts, under a lock that is held for some additions; the keeper takes.
 */
final class DropTally {
  /** When none has come for so long, it is over for now and can be said in one notice. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  /** While it goes on, it is said so often. */
  private static final long GOING_ON = TimeUnit.SECONDS.toNanos(10);

  /** And the operator is told so often. */
  private static final long TELLING = TimeUnit.MINUTES.toNanos(1);

  private long total;
  // Not yet said. Plain numbers, since drops come by the million.
  private long count;
  private long fromMillis;
  private long untilMillis;
  private long firstNanos;
  private long lastNanos;
  // What the operator was told.
  private long told;
  private long toldNanos;

  synchronized void count(long more, long millis, long nanos) {
    total += more;
    add(more, millis, millis);
    if (count == more) {
      firstNanos = nanos;
    }
    lastNanos = nanos;
  }

  private void add(long more, long from, long until) {
    fromMillis = count == 0 ? from : Math.min(fromMillis, from);
    untilMillis = count == 0 ? until : Math.max(untilMillis, until);
    count += more;
  }

  synchronized long total() {
    return total;
  }

  /** Takes what the operator should be told now: so many more, 0 for nothing yet. */
  synchronized long takeUntold(long nanos) {
    long untold = total - told;
    if (untold == 0 || (told > 0 && nanos - toldNanos < TELLING)) {
      return 0;
    }
    told = total;
    toldNanos = nanos;
    return untold;
  }

  /** How long until what was not yet said should be. */
  synchronized long nanosUntilDue(long nanos) {
    return count == 0
        ? Long.MAX_VALUE
        : Math.min(lastNanos + QUIET - nanos, firstNanos + GOING_ON - nanos);
  }

  /** Takes what was not yet said: it now counts as said. */
  synchronized Optional<DropSpan> take() {
    if (count == 0) {
      return Optional.empty();
    }
    DropSpan span = new DropSpan(count, fromMillis, untilMillis);
    count = 0;
    return Optional.of(span);
  }

  /** It could not be said after all. */
  synchronized void giveBack(DropSpan span) {
    add(span.count(), span.fromMillis(), span.untilMillis());
  }
}
