package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.LifeCycle;
import io.sealpost.SyslogPipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Tells our appenders of one configuration what happens to it. Logback stops an appender in the
 * same way whether it is configured anew, ends, or an application wants it: in a reset the context
 * has forgotten this object by then, and only after that does it say whether it ends.
 *
 * <p>Called by the thread that configures.
 */
final class ContextWatch implements LoggerContextListener, LifeCycle {
  private static final String KEY = ContextWatch.class.getName();

  private final LoggerContext context;
  private final List<SealpostAppender> running = new CopyOnWriteArrayList<>();
  private final List<SyslogPipeline> handedOver = new CopyOnWriteArrayList<>();
  private Optional<ResetGap> gap = Optional.empty();

  private ContextWatch(LoggerContext context) {
    this.context = context;
  }

  /** The one of the configuration that is being made, or was made last. */
  static ContextWatch of(LoggerContext context) {
    synchronized (context) {
      if (context.getObject(KEY) instanceof ContextWatch there) {
        return there;
      }
      ContextWatch watch = new ContextWatch(context);
      ResetGap.load();
      context.putObject(KEY, watch);
      context.addListener(watch);
      context.register(watch);
      return watch;
    }
  }

  /** Whether its configuration is being taken apart. */
  boolean isReset() {
    return context.getObject(KEY) != this;
  }

  /** An appender of its configuration that has started, or will have before it gets an event. */
  void add(SealpostAppender appender) {
    running.add(appender);
  }

  /** An appender that is stopped. */
  void remove(SealpostAppender appender) {
    running.remove(appender);
  }

  /** From the appender of an earlier configuration that one of this name replaces. */
  Optional<Handover> handoverTo(String name) {
    return earlier()
        .flatMap(watch -> watch.gap.flatMap(open -> open.handoverTo(name)).stream())
        .findFirst();
  }

  /** Those that outlived a reset. */
  private Stream<ContextWatch> earlier() {
    return context.getCopyOfListenerList().stream()
        .filter(listener -> listener != this && listener instanceof ContextWatch)
        .map(ContextWatch.class::cast);
  }

  /** Lets go of a pipeline for the appender that replaces this one. */
  void handOver(SyslogPipeline pipeline) {
    handedOver.removeIf(earlier -> !earlier.isHandedOver());
    handedOver.add(pipeline);
    pipeline.handOver();
  }

  /**
   * No longer than until there is a next configuration, and somebody has taken over what was handed
   * over.
   */
  @Override
  public boolean isResetResistant() {
    return isInGap() || handedOver.stream().anyMatch(SyslogPipeline::isHandedOver);
  }

  private boolean isInGap() {
    return gap.filter(open -> !open.isEnded()).isPresent();
  }

  /** So that Logback stops it. */
  @Override
  public boolean isStarted() {
    return true;
  }

  @Override
  public void start() {}

  /** A reset begins: nothing is stopped yet. */
  @Override
  public void stop() {
    if (gap.isEmpty()) {
      gap = Optional.of(new ResetGap(context, running));
    }
    gap.ifPresent(ResetGap::post);
  }

  /** Logback has let go of all appenders. */
  @Override
  public void onReset(LoggerContext context) {
    if (isInGap()) {
      gap.ifPresent(ResetGap::postAtRoot);
      context.register(this); // the next one may be a reset again
    }
  }

  /** Nobody will come any more. */
  @Override
  public void onStop(LoggerContext context) {
    gap.ifPresent(ResetGap::end);
    handedOver.forEach(SyslogPipeline::close);
    handedOver.clear();
  }

  @Override
  public void onStart(LoggerContext context) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {
    gap.ifPresent(open -> open.turnsTo(logger));
  }
}
