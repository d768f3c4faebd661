package io.sealpost.delivery;

import io.sealpost.threads.OwnThreads;
import java.util.function.Supplier;

/** A thread of a pipeline, readable in a thread dump; should it die, the operator is told. */
public final class PipelineThread {
  private PipelineThread() {}

  /**
   * Made but not running.
   *
   * @param name what stands behind {@code sealpost-}
   */
  public static Thread make(String name, Runnable loop, Supplier<PipelineListener> listener) {
    Thread thread = OwnThreads.make("sealpost-" + name, loop);
    thread.setUncaughtExceptionHandler(
        (ended, failure) -> listener.get().warning(ended.getName() + " ended: " + failure));
    return thread;
  }
}
