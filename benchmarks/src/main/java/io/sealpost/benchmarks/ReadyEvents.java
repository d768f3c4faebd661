package io.sealpost.benchmarks;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/**
 * Has Logback make all that an appender must ask it for, such as the text, and drops it: the
 * framework's share of a call. Log4j2 has an appender for that, as it makes nothing of its own.
 */
public final class ReadyEvents extends AppenderBase<ILoggingEvent> {
  /** For Logback. */
  public ReadyEvents() {}

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
  }
}
