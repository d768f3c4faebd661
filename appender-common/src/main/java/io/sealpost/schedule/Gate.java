package io.sealpost.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decides whether the backlog may be delivered now: in a window, above a share of the room, or
 * because it was opened by hand. Any thread may ask, and may open it.
 *
 * <p>Nothing is computed in advance: after a clock step or a suspend, the next answer is correct.
 */
public final class Gate {
  // Once opened because room is short, the gate stays open until a quarter of that is free.
  // Otherwise it would open again for every segment that fills.
  private static final double RELIEVED = 0.75;

  /** An opening by hand. */
  private sealed interface Order {}

  private record Nothing() implements Order {}

  private record UntilDelivered(long position) implements Order {}

  private record Until(long nanos) implements Order {}

  private static final Order NOTHING = new Nothing();

  private final AtomicReference<Order> order = new AtomicReference<>(NOTHING);
  private volatile ScheduleConfig config;
  private volatile boolean relieving; // follows from the shares seen, by any caller

  public Gate(ScheduleConfig config) {
    this.config = config;
  }

  /** Uses this configuration from now on. A gate opened by hand stays open. */
  public void use(ScheduleConfig next) {
    config = next;
  }

  /**
   * Whether messages may be delivered now.
   *
   * @param share share of the room that the backlog takes, from 0 to 1
   */
  public boolean isOpen(double share) {
    ScheduleConfig current = config;
    relieving = mustRelieve(current, share);
    return current.windows().isEmpty() || relieving || isOrdered() || isWindowOpen(current);
  }

  private boolean mustRelieve(ScheduleConfig current, double share) {
    return current
        .openAbove()
        .map(most -> share >= most || (relieving && share >= most * RELIEVED))
        .orElse(false);
  }

  private static boolean isWindowOpen(ScheduleConfig current) {
    Instant now = current.clocks().now();
    return current.windows().stream().anyMatch(window -> window.isOpen(now));
  }

  private boolean isOrdered() {
    Order current = order.get();
    if (current instanceof Until until && nanos() - until.nanos >= 0) {
      order.compareAndSet(current, NOTHING);
      return false;
    }
    return current != NOTHING;
  }

  private long nanos() {
    return config.clocks().nanos();
  }

  /** Opens the gate until everything before this position is confirmed. */
  public void openUntilDelivered(long position) {
    order.set(new UntilDelivered(position));
  }

  /** Opens the gate for this time from now on. */
  public void openFor(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("openFor " + time + ": must be more than 0");
    }
    long most = Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE / 2);
    order.set(new Until(nanos() + most));
  }

  /** Reports that everything before this position is confirmed. */
  public void delivered(long position) {
    Order current = order.get();
    if (current instanceof UntilDelivered asked && asked.position <= position) {
      order.compareAndSet(current, NOTHING);
    }
  }

  /** Whether the gate was opened by hand until messages before this position are confirmed. */
  public boolean awaits(long position) {
    return order.get() instanceof UntilDelivered asked && asked.position <= position;
  }

  /**
   * When a window opens next; now if one is open or none is configured. For display only.
   *
   * @return empty if that is not within two weeks
   */
  public Optional<Instant> nextOpening() {
    ScheduleConfig current = config;
    Instant now = current.clocks().now();
    if (current.windows().isEmpty()) {
      return Optional.of(now);
    }
    return current.windows().stream()
        .flatMap(window -> window.nextOpening(now).stream())
        .min(Instant::compareTo);
  }
}
