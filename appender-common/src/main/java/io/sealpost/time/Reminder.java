package io.sealpost.time;

import java.time.Duration;

/**
 * Decides when to report something that lasts: at once, then once per interval, and that it is over
 * if it was reported. Allocates nothing after it is created. Any thread.
 */
public final class Reminder {
  private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

  private final long interval;
  private final Clocks clocks;
  private boolean on;
  private String reported = "";
  private long reportedNanos;

  /** For something that is reported again after each interval. */
  public Reminder(Duration interval, Clocks clocks) {
    this.interval = interval.toNanos();
    this.clocks = clocks;
  }

  public static Reminder everyMinute(Clocks clocks) {
    return new Reminder(Duration.ofMinutes(1), clocks);
  }

  /** For something that is reported once, however long it lasts. */
  public static Reminder once() {
    return new Reminder(NEVER, Clocks.SYSTEM);
  }

  /** It lasts. Returns whether to report it now; if so, that counts as done. */
  public boolean take() {
    return take("");
  }

  /** Likewise; what differs from the last report is reported at once. */
  public synchronized boolean take(String what) {
    boolean due = isDue() || !what.equals(reported);
    if (due) {
      on = true;
      reported = what;
      reportedNanos = clocks.nanos();
    }
    return due;
  }

  /** Whether {@link #take()} would report it now. */
  public synchronized boolean isDue() {
    return !on || clocks.nanos() - reportedNanos >= interval;
  }

  /** Whether it was reported and is not over. */
  public synchronized boolean isOn() {
    return on;
  }

  /** It is over, and is reported at once should it return. Returns whether it was reported. */
  public synchronized boolean over() {
    boolean was = on;
    on = false;
    return was;
  }
}
