package io.sealpost.threads;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes one waiting thread. Ringing costs a volatile read while nobody waits, so appending threads
 * may ring for every entry.
 *
 * <p>{@link #await} is called by one thread, the owner; {@link #ring} by any.
 */
public final class Bell {
  private volatile @Nullable Thread sleeper;

  /** A bell that nobody waits for yet. */
  public Bell() {}

  /** Ends the owner's {@link #await}, if there is one. */
  public void ring() {
    Thread thread = sleeper;
    if (thread != null) {
      sleeper = null;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Announces that the owner is about to wait. What it waits for must be checked between this and
   * {@link #await}: a ring from here on is not missed.
   */
  public void arm() {
    sleeper = Thread.currentThread();
  }

  /** Waits for a ring since {@link #arm}, for at most this long; may return early. */
  public void await(long nanos) {
    if (sleeper != null && nanos > 0) {
      LockSupport.parkNanos(this, nanos);
    }
    sleeper = null;
  }
}
