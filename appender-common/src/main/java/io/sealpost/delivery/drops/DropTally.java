package io.sealpost.delivery.drops;

import io.sealpost.time.Clocks;
import io.sealpost.time.Reminder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The messages dropped for one reason: how many in all, and those not yet announced in the stream.
 * Any thread counts, under a lock held for a few additions; the keeper takes.
 */
final class DropTally {
  /** After this long without a drop, it is over for now and can be announced in one notice. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  /** How often it is announced while it continues. */
  private static final long GOING_ON = TimeUnit.SECONDS.toNanos(10);

  private final Clocks clocks;
  private final Reminder reminder; // of the operator
  private long total;
  // Not yet announced. Plain numbers, since there can be millions of drops.
  private long count;
  private long fromMillis;
  private long untilMillis;
  private long firstNanos;
  private long lastNanos;
  private long reported; // to the operator

  DropTally(Clocks clocks) {
    this.clocks = clocks;
    this.reminder = Reminder.everyMinute(clocks);
  }

  synchronized void count(long more) {
    long millis = clocks.wall().millis(); // needs no memory
    total += more;
    add(more, millis, millis);
    lastNanos = clocks.nanos();
    if (count == more) {
      firstNanos = lastNanos;
    }
  }

  private void add(long more, long from, long until) {
    fromMillis = count == 0 ? from : Math.min(fromMillis, from);
    untilMillis = count == 0 ? until : Math.max(untilMillis, until);
    count += more;
  }

  synchronized long total() {
    return total;
  }

  /** Takes how many more to report to the operator now; 0 for nothing yet. */
  synchronized long takeUnreported() {
    long unreported = total - reported;
    if (unreported == 0 || !reminder.take()) {
      return 0;
    }
    reported = total;
    return unreported;
  }

  /** How long until what was not yet announced is due. */
  synchronized long nanosUntilDue() {
    long nanos = clocks.nanos();
    return count == 0
        ? Long.MAX_VALUE
        : Math.min(lastNanos + QUIET - nanos, firstNanos + GOING_ON - nanos);
  }

  /** Takes what was not yet announced: it now counts as announced. */
  synchronized Optional<DropSpan> take() {
    if (count == 0) {
      return Optional.empty();
    }
    DropSpan span = new DropSpan(count, fromMillis, untilMillis);
    count = 0;
    return Optional.of(span);
  }

  /** It could not be announced after all. */
  synchronized void giveBack(DropSpan span) {
    add(span.count(), span.fromMillis(), span.untilMillis());
  }
}
