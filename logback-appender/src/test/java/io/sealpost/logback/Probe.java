package io.sealpost.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** An appender of others that logs while it is started and stopped: in the midst of a reset. */
public final class Probe extends AppenderBase<ILoggingEvent> {

  /** For Joran. */
  public Probe() {}

  @Override
  public void start() {
    log("start");
    super.start();
  }

  @Override
  public void stop() {
    log("stop");
    super.stop();
  }

  private void log(String when) {
    LoggerContext all = (LoggerContext) getContext();
    all.getLogger("com.example.App").info("{} of {}: app", when, getName());
    all.getLogger("com.example.App").debug("{} of {}: below-level", when, getName());
    all.getLogger("com.example.billing.Invoices").warn("{} of {}: invoice", when, getName());
    all.getLogger("com.example.billing.Invoices").info("{} of {}: filtered", when, getName());
    all.getLogger("com.example.billing.loud.Cash").error("{} of {}: loud", when, getName());
    all.getLogger("com.example.billing.loud.Cash").warn("{} of {}: below-level", when, getName());
    all.getLogger("org.example.orders.Order").warn("{} of {}: order", when, getName());
  }

  @Override
  protected void append(ILoggingEvent event) {}
}
