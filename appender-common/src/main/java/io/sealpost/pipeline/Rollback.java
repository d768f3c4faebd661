package io.sealpost.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is taken back, the last first, when this is closed before it is cancelled: because something
 * that belongs with it has failed. For one thread.
 */
final class Rollback implements AutoCloseable {
  private final Deque<Runnable> steps = new ArrayDeque<>();

  /** To be taken back before what was added earlier. */
  void add(Runnable step) {
    steps.push(step);
  }

  /** Everything has succeeded. */
  void cancel() {
    steps.clear();
  }

  /** Takes everything back, also what comes after a step that throws. */
  @Override
  public void close() {
    if (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } finally {
        close();
      }
    }
  }
}
