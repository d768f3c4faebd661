package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.sealpost.adapter.ApplicationCodeContract;

final class ApplicationCodeTest extends ApplicationCodeContract<RunningLogback> {
  ApplicationCodeTest() {
    super(RunningLogback::start);
  }

  @Override
  protected void denyAfter(RunningLogback logback, Runnable work) {
    Filter<ILoggingEvent> filter =
        new Filter<>() {
          @Override
          public FilterReply decide(ILoggingEvent event) {
            work.run();
            return FilterReply.DENY;
          }
        };
    filter.start();
    logback.logger(Logger.ROOT_LOGGER_NAME).getAppender("AUDIT").addFilter(filter);
  }
}
