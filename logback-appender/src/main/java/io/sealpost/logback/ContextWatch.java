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
 * Notifies the Sealpost appenders of one configuration of what happens to it. Logback stops an
 * appender in the same way when it is reconfigured, when it ends, and at an application's request:
 * in a reset the context has already forgotten this object by then, and only afterwards reports
 * whether it ends.
 *
 * <p>Called by the configuring thread.
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

  /** The watch of the configuration that is being made, or was made last. */
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

  /** Whether the configuration is being taken apart. */
  boolean isReset() {
    return context.getObject(KEY) != this;
  }

  /**
   * Adds an appender of the configuration that has started, or will have before it gets an event.
   */
  void add(SealpostAppender appender) {
    running.add(appender);
  }

  /** Removes an appender that is stopped. */
  void remove(SealpostAppender appender) {
    running.remove(appender);
  }

  /**
   * The handover from the appender of an earlier configuration that one with this name replaces.
   */
  Optional<Handover> handoverTo(String name) {
    return earlier()
        .flatMap(watch -> watch.gap.flatMap(open -> open.handoverTo(name)).stream())
        .findFirst();
  }

  /** Watches that outlived a reset. */
  private Stream<ContextWatch> earlier() {
    return context.getCopyOfListenerList().stream()
        .filter(listener -> listener != this && listener instanceof ContextWatch)
        .map(ContextWatch.class::cast);
  }

  /** Releases a pipeline for the appender that replaces this one. */
  void handOver(SyslogPipeline pipeline) {
    handedOver.removeIf(earlier -> !earlier.isHandedOver());
    handedOver.add(pipeline);
    pipeline.handOver();
  }

  /** Only until there is a next configuration and all that was handed over has been taken over. */
  @Override
  public boolean isResetResistant() {
    return isInGap() || handedOver.stream().anyMatch(SyslogPipeline::isHandedOver);
  }

  private boolean isInGap() {
    return gap.filter(open -> !open.isEnded()).isPresent();
  }

  /** Always true, so that Logback stops it. */
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

  /** Logback has detached all appenders. */
  @Override
  public void onReset(LoggerContext context) {
    if (isInGap()) {
      gap.ifPresent(ResetGap::postAtRoot);
      context.register(this); // the next event may be another reset
    }
  }

  /** No more appenders will take over. */
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
