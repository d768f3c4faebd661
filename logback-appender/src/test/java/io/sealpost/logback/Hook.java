package io.sealpost.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** An appender of others that does something when it is stopped, and something with each event. */
final class Hook extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final Runnable onStop;
  private final Runnable onEvent;

  private Hook(Runnable onStop, Runnable onEvent) {
    this.onStop = onStop;
    this.onEvent = onEvent;
  }

  static void onStop(LoggerContext context, String logger, Runnable onStop) {
    attach(context, logger, new Hook(onStop, () -> {}));
  }

  static void onEvent(LoggerContext context, String logger, Runnable onEvent) {
    attach(context, logger, new Hook(() -> {}, onEvent));
  }

  private static void attach(LoggerContext context, String logger, Hook hook) {
    hook.setContext(context);
    hook.start();
    context.getLogger(logger).addAppender(hook);
  }

  @Override
  public void stop() {
    super.stop();
    onStop.run();
  }

  @Override
  protected void append(ILoggingEvent event) {
    onEvent.run();
  }
}
