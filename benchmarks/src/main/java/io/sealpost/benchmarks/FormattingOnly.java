package io.sealpost.benchmarks;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Has Logback format the message, as every appender that writes it must, and does nothing else. */
public final class FormattingOnly extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private volatile int length;

  /** For Joran. */
  public FormattingOnly() {}

  @Override
  protected void append(ILoggingEvent event) {
    length = event.getFormattedMessage().length();
  }

  @Override
  public String toString() {
    return "the last message had " + length + " characters";
  }
}
