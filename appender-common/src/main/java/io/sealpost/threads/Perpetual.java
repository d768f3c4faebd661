package io.sealpost.threads;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A loop that ends only when its turns are over, whatever is thrown in it, even while handling
 * that. When memory has run out, reporting, counting and the first use of a literal throw as well.
 */
public final class Perpetual {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  /** What the loop does turn after turn, on its own thread. */
  public interface Turns {
    /** Whether there are to be no more turns. Must not throw. */
    boolean over();

    /** One turn; may throw anything. */
    void turn() throws IOException;

    /** Handles what was thrown: reports, cleans up, pauses. Called again if it throws itself. */
    void recover(Throwable why);
  }

  private Perpetual() {}

  /** Runs turn after turn until they are over; throws nothing but {@link ThreadDeath}. */
  public static void run(Turns turns) {
    Throwable thrown = null;
    while (!turns.over()) {
      thrown = thrown == null ? turn(turns) : recover(turns, thrown);
    }
  }

  private static @Nullable Throwable turn(Turns turns) {
    try {
      turns.turn();
      return null;
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }

  private static @Nullable Throwable recover(Turns turns, Throwable why) {
    try {
      turns.recover(why);
      return null;
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      LockSupport.parkNanos(PAUSE); // needs nothing
      return e;
    }
  }
}
