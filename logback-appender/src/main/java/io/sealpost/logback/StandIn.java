package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Stands in for Sealpost appenders at one logger, in a {@link ResetGap}. Any thread. */
final class StandIn extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final ResetGap gap;
  private final Logger post;

  StandIn(ResetGap gap, Logger post) {
    this.gap = gap;
    this.post = post;
    setContext(post.getLoggerContext());
    setName("sealpost-stand-in");
    start();
  }

  Logger post() {
    return post;
  }

  @Override
  protected void append(ILoggingEvent event) {
    gap.take(event, this);
  }

  /** Called last of all appenders at its logger, right before Logback discards them. */
  @Override
  public void stop() {
    gap.leaves(post);
  }
}
