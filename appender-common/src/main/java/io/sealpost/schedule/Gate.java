package io.sealpost.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the backlog may be delivered now: in a window, above a share of the room, or because
 * somebody opened it by hand. Any thread may ask, and open it.
 *
 * <p>Nothing is worked out ahead: a clock that is stepped, or a machine that slept, is right with
 * the next question.
 */
public final class Gate {
  // Once opened for want of room it stays so until a quarter of that is free: or it would be
  // opened again for every segment that fills.
  private static final double RELIEVED = 0.75;

  /** What somebody asked for. */
  private sealed interface Order {}

  private record Nothing() implements Order {}

  private record UntilDelivered(long position) implements Order {}

  private record Until(long nanos) implements Order {}

  private static final Order NOTHING = new Nothing();

  private final AtomicReference<Order> order = new AtomicReference<>(NOTHING);
  private volatile ScheduleConfig config;
  private volatile boolean relieving; // follows from the shares seen, whoever asks

  public Gate(ScheduleConfig config) {
    this.config = config;
  }

  /** Opens so from now on. What was opened by hand stays so. */
  public void use(ScheduleConfig next) {
    config = next;
  }

  /**
   * Whether to deliver now.
   *
   * @param share of the room that the backlog takes, from 0 to 1
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
    Instant now = current.clocks().wall().instant();
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
    return config.clocks().nanos().getAsLong();
  }

  /** Opens it until everything before this position is confirmed. */
  public void openUntilDelivered(long position) {
    order.set(new UntilDelivered(position));
  }

  /** Opens it for that long from now on. */
  public void openFor(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("openFor " + time + ": must be more than 0");
    }
    long most = Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE / 2);
    order.set(new Until(nanos() + most));
  }

  /** Everything before this position is confirmed. */
  public void delivered(long position) {
    Order current = order.get();
    if (current instanceof UntilDelivered asked && asked.position <= position) {
      order.compareAndSet(current, NOTHING);
    }
  }

  /** Whether somebody waits for what is before this position to be confirmed. */
  public boolean awaits(long position) {
    return order.get() instanceof UntilDelivered asked && asked.position <= position;
  }

  /**
   * When a window opens next, now if one is open or there is none. For people to read only.
   *
   * @return nothing if that is not within two weeks
   */
  public Optional<Instant> nextOpening() {
    ScheduleConfig current = config;
    Instant now = current.clocks().wall().instant();
    if (current.windows().isEmpty()) {
      return Optional.of(now);
    }
    return current.windows().stream()
        .flatMap(window -> window.nextOpening(now).stream())
        .min(Instant::compareTo);
  }
}
