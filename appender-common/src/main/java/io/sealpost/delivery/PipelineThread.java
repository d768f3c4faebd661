package io.sealpost.delivery;

import io.sealpost.threads.OwnThreads;

/** A thread of a pipeline, recognizable in a thread dump; if it dies, the operator is warned. */
public final class PipelineThread {
  private PipelineThread() {}

  /**
   * Creates a thread without starting it.
   *
   * @param name what follows {@code sealpost-}
   */
  public static Thread make(String name, Runnable loop, PipelineListener listener) {
    Thread thread = OwnThreads.make("sealpost-" + name, loop);
    thread.setUncaughtExceptionHandler(
        (ended, failure) -> listener.warning(ended.getName() + " ended: " + failure));
    return thread;
  }
}
