package io.sealpost.event;

import io.sealpost.delivery.PipelineListener;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the filters of an appender, which are code of the application: an event goes where one of
 * them throws, since nobody has said that it must not. Told once. Needs no memory of its own. Safe
 * for use by many threads.
 *
 * @param <E> what is filtered
 * @param <T> what filters say
 */
public final class FilterGuard<E, T> {
  private final ApplicationCode.Reader<E, T> filters;
  private final T neutral;
  private final PipelineListener listener;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Nothing asked yet.
   *
   * @param neutral what is said of an event for which one of them throws
   */
  public FilterGuard(ApplicationCode.Reader<E, T> filters, T neutral, PipelineListener listener) {
    this.filters = filters;
    this.neutral = neutral;
    this.listener = new CarefulListener(listener);
  }

  /** What the filters say. */
  public T ask(E event) {
    try {
      return filters.read(event);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      ApplicationCode.keepInterrupt(e);
      tell(e);
      return neutral;
    }
  }

  private void tell(Throwable failure) {
    try {
      if (!told.getAndSet(true)) {
        listener.warning("a filter throws, and the events go: " + failure.getClass().getName());
      }
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      told.set(false); // there is no memory for it: the next one says it
    }
  }
}
