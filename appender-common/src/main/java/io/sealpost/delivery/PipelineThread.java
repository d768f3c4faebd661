package io.sealpost.delivery;

import java.util.function.Supplier;

/** A daemon of ours, readable in a thread dump; should it die of a bug, the operator is told. */
public final class PipelineThread extends Thread {
  /**
   * Made but not running.
   *
   * @param name what stands behind {@code sealpost-}
   */
  public PipelineThread(String name, Runnable loop, Supplier<PipelineListener> listener) {
    super(null, loop, "sealpost-" + name, 0, false);
    setDaemon(true);
    // A web application's class loader must not be kept alive by us.
    setContextClassLoader(null);
    setUncaughtExceptionHandler(
        (thread, failure) -> listener.get().warning(thread.getName() + " ended: " + failure));
  }
}
