package io.sealpost.event;

import io.sealpost.delivery.PipelineListener;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the filters of an appender, which are application code. If one throws, the event is sent,
 * since no filter has denied it. This is reported once. Needs no memory of its own. Safe for use by
 * many threads.
 *
 * @param <E> what is filtered
 * @param <T> a filter's answer
 */
public final class FilterGuard<E, T> {
  private final ApplicationCode.Reader<E, T> filters;
  private final T neutral;
  private final PipelineListener listener;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * Creates a guard that has not been asked yet.
   *
   * @param neutral the answer for an event for which a filter throws
   */
  public FilterGuard(ApplicationCode.Reader<E, T> filters, T neutral, PipelineListener listener) {
    this.filters = filters;
    this.neutral = neutral;
    this.listener = new CarefulListener(listener);
  }

  /** The filters' answer. */
  public T ask(E event) {
    try {
      return filters.read(event);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      ApplicationCode.keepInterrupt(e);
      report(e);
      return neutral;
    }
  }

  private void report(Throwable failure) {
    try {
      if (!reported.getAndSet(true)) {
        listener.warning(
            "a filter throws, and its events are sent: " + failure.getClass().getName());
      }
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      reported.set(false); // no memory to report this: the next failure does
    }
  }
}
