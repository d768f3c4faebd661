package io.sealpost.testing;

import java.time.Duration;

/**
 * Steps that have to come before some time is over, on a machine that may stand still meanwhile.
 */
public final class Quickly {
  private static final int MOST = 100;

  /** Begins anew each time. */
  public interface Steps {
    void take() throws Exception;
  }

  private Quickly() {}

  /** Takes the steps; once more if that took so long, and so on. */
  public static void take(Duration within, Steps steps) throws Exception {
    for (int i = 0; i < MOST; i++) {
      long begun = System.nanoTime();
      steps.take();
      if (System.nanoTime() - begun < within.toNanos()) {
        return;
      }
    }
    throw new AssertionError("took longer than " + within + ", " + MOST + " times");
  }
}
