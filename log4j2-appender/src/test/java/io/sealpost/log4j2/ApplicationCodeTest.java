package io.sealpost.log4j2;

import io.sealpost.adapter.ApplicationCodeContract;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.filter.AbstractFilter;

final class ApplicationCodeTest extends ApplicationCodeContract<RunningLog4j> {
  ApplicationCodeTest() {
    super(RunningLog4j::start);
  }

  @Override
  protected void denyAfter(RunningLog4j log4j, Runnable work) {
    ((SealpostAppender) log4j.appender("AUDIT"))
        .addFilter(
            new AbstractFilter() {
              @Override
              public Result filter(LogEvent event) {
                work.run();
                return Result.DENY;
              }
            });
  }
}
