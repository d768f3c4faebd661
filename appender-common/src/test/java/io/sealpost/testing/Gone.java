package io.sealpost.testing;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Proves that nothing holds on to an object any more. Where something does, the heap is walked and
 * says what.
 */
public final class Gone {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  // Of numbers that nothing else in a heap has.
  private static final AtomicLong KEYS = new AtomicLong(0x5EA1_9057_C0DE_0000L);

  private final String what;

  /** By which this one is found in a dump, where there are others. */
  @SuppressWarnings("UnusedVariable")
  private final long key = KEYS.incrementAndGet();

  private final WeakReference<Object> last;

  private Gone(String what, Object object) {
    this.what = what;
    this.last = new WeakReference<>(object);
  }

  /**
   * Remembers an object, which it does not keep from going.
   *
   * @param what it is, for the message
   */
  public static Gone of(String what, Object object) {
    return new Gone(what, object);
  }

  /** Whether it is gone after some collections. */
  public boolean isGone() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (last.get() != null) {
      System.gc();
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  /** Waits for some collections; fails with the way by which it is still reached. */
  public void await() {
    if (!isGone()) {
      throw new AssertionError(what + " is still held:\n" + holders());
    }
  }

  /** The shortest way from a root of the collector to it. */
  public String holders() {
    return HeapDump.take(dump -> dump.pathTo(Gone.class.getName(), "key", key, "last"));
  }
}
