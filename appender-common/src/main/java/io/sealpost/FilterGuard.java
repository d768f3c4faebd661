package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the filters of an appender, which are code of the application: an event goes where one of
 * them throws, since nobody has said that it must not. Told once. Safe for use by many threads.
 */
public final class FilterGuard {
  private final PipelineListener listener;
  private final AtomicBoolean told = new AtomicBoolean();

  /** Nothing asked yet. */
  public FilterGuard(PipelineListener listener) {
    this.listener = new CarefulListener(listener);
  }

  /**
   * What the filters say.
   *
   * @param neutral what it is if one of them throws
   */
  public <T> T ask(ApplicationCode.Call<T> filters, T neutral) {
    return ApplicationCode.orElse(
        () -> ApplicationCode.<T>orElseGet(filters, failure -> passed(failure, neutral)), neutral);
  }

  private <T> T passed(Throwable failure, T neutral) {
    if (!told.getAndSet(true)) {
      listener.warning("a filter throws, and the events go: " + failure.getClass().getName());
    }
    return neutral;
  }
}
