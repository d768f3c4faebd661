package io.sealpost.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Whether the backlog may be delivered now: in a window, above a share of the room, or because
 * somebody opened it by hand.
 *
 * <p>The courier asks; any thread may open it. Nothing is worked out ahead: a clock that is
 * stepped, or a machine that slept, is right with the next question.
 */
public final class Gate {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** What somebody asked for. */
  private sealed interface Order {}

  private record Nothing() implements Order {}

  private record UntilDrained() implements Order {}

  private record Until(long nanos) implements Order {}

  private static final Order NOTHING = new Nothing();

  private final List<DequeueWindow> windows;
  private final double openAbove;
  private final InstantSource wallClock;
  private final LongSupplier nanoClock;
  private final AtomicReference<Order> order = new AtomicReference<>(NOTHING);

  /**
   * A gate with these windows.
   *
   * @param windows none: it is always open
   * @param openAbove share of the room from which on it is open, above 0 and at most 1; empty:
   *     never for that
   * @param nanoClock for {@link #openFor}, which a clock step must not lengthen
   */
  public Gate(
      List<DequeueWindow> windows,
      Optional<Double> openAbove,
      InstantSource wallClock,
      LongSupplier nanoClock) {
    this.windows = List.copyOf(windows);
    this.openAbove = openAbove.orElse(NEVER);
    this.wallClock = wallClock;
    this.nanoClock = nanoClock;
    if (!(this.openAbove > 0) || (this.openAbove > 1 && this.openAbove != NEVER)) {
      throw new IllegalArgumentException(
          "openAbove %s: must be above 0 and at most 1".formatted(this.openAbove));
    }
  }

  /** A gate without windows. */
  public static Gate alwaysOpen() {
    return new Gate(List.of(), Optional.empty(), InstantSource.system(), System::nanoTime);
  }

  /**
   * Whether to deliver now.
   *
   * @param share of the room that the backlog takes, from 0 to 1
   */
  public boolean isOpen(double share) {
    return windows.isEmpty() || share >= openAbove || isOrdered() || isWindowOpen();
  }

  private boolean isWindowOpen() {
    Instant now = wallClock.instant();
    return windows.stream().anyMatch(window -> window.isOpen(now));
  }

  private boolean isOrdered() {
    Order current = order.get();
    if (current instanceof Until until && nanoClock.getAsLong() - until.nanos >= 0) {
      order.compareAndSet(current, NOTHING);
      return false;
    }
    return current != NOTHING;
  }

  /** Opens it until everything that waits is delivered, or until {@link #close}. */
  public void openUntilDrained() {
    order.set(new UntilDrained());
  }

  /** Opens it for that long from now on, or until {@link #close}. */
  public void openFor(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("openFor " + time + ": must be more than 0");
    }
    long nanos = Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE / 2);
    order.set(new Until(nanoClock.getAsLong() + nanos));
  }

  /** Takes back what was opened by hand. */
  public void close() {
    order.set(NOTHING);
  }

  /** The courier says that nothing waits any more. */
  public void drained() {
    if (order.get() instanceof UntilDrained asked) order.compareAndSet(asked, NOTHING);
  }

  /**
   * When a window opens next, now if one is open or there is none. For people to read only.
   *
   * @return nothing if that is not within two weeks
   */
  public Optional<Instant> nextOpening() {
    Instant now = wallClock.instant();
    if (windows.isEmpty()) return Optional.of(now);
    return windows.stream()
        .flatMap(window -> window.nextOpening(now).stream())
        .min(Instant::compareTo);
  }
}
