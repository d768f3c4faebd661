package io.sealpost.threads;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How a loop waits for messages. Confined to the loop's thread.
 *
 * <p>While messages flow it naps and checks again by itself, because waking a thread costs the
 * appending one some microseconds. Once nothing has arrived for a while it waits for the bell, so
 * an idle application is not disturbed at all.
 */
public final class IdleWait {
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long FLOW = TimeUnit.MILLISECONDS.toNanos(100);

  private final Bell bell;
  private long lastWork = System.nanoTime();

  public IdleWait(Bell bell) {
    this.bell = bell;
  }

  /** Notes that there was something to do just now. */
  public void worked() {
    lastWork = System.nanoTime();
  }

  /** Waits for {@code news}, for at most this long; may return early. */
  public void await(BooleanSupplier news, long nanos) {
    if (System.nanoTime() - lastWork < FLOW) {
      LockSupport.parkNanos(this, Math.min(nanos, NAP));
      return;
    }
    bell.arm();
    bell.await(news.getAsBoolean() ? 0 : nanos);
  }

  /** Waits for this long, whatever arrives; may return early. */
  public void sleep(long nanos) {
    LockSupport.parkNanos(this, nanos);
  }

  /** Waits for this long, or until the bell rings. */
  public void pause(long nanos) {
    bell.arm();
    bell.await(nanos);
  }
}
