package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerComparator;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.ConfigurationEvent;
import io.sealpost.event.ApplicationCode;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The time between Logback taking one configuration apart and completing the next. Meanwhile
 * Logback discards the events of all its appenders; for Sealpost's, stand-ins take them by the
 * former rules.
 *
 * <p>An event passes the loggers from its own up to the root. A reset goes the other way: at each
 * logger it stops and detaches the appenders, then moves to the loggers below. Before that it stops
 * objects registered as life cycles, which notifies Sealpost while everything is still unchanged.
 * So stand-ins are posted at the loggers with Sealpost appenders and directly below them, and at
 * the root again as soon as the reset has passed it. An event that passes a logger below one of
 * these before the reset does meets the stand-in there; a later one meets the stand-in at the root.
 *
 * <p>Outside code cannot be at the root from when Logback has detached its appenders until it
 * reaches the last appender of the first logger below. Events that the root logger itself or a
 * logger with a new first name logs meanwhile meet no stand-in, nor do events that a thread has
 * carried since before the reset. An event that such a thread carries still further, above the
 * logger with the Sealpost appender, was taken there without a trace or not at all: it is counted
 * as dropped.
 *
 * <p>The gap ends with the next configuration that is completed without a fault. If there is none,
 * the pipelines end after their grace period; later events are counted.
 *
 * <p>Used by the configuring thread, except that any thread may {@link #take}, and end an overdue
 * gap.
 */
final class ResetGap {
  private static final Set<String> ENDED =
      Set.of("CONFIGURATION_ENDED", "CONFIGURATION_ENDED_SUCCESSFULLY"); // Logback 1.4, 1.5

  /**
   * Time after which the gap ends without a report: programs that configure Logback, unlike those
   * that read files, do not report when they are done.
   */
  private static final long UNSAID = TimeUnit.SECONDS.toNanos(2);

  /** How long stand-ins stay after the end, for threads that are late with an event. */
  private static final long LATE = TimeUnit.SECONDS.toMillis(10);

  /** How long a thread may take to copy a list of appenders. */
  private static final long COPYING = TimeUnit.MICROSECONDS.toNanos(200);

  private final LoggerContext context;
  private final FormerRules rules;
  private final List<Handover> handovers;
  private final Map<String, StandIn> standIns = new ConcurrentHashMap<>();
  private final Instant begin;
  private volatile @Nullable Long replacedNanos;
  private volatile boolean endIsSaid;
  private volatile long endMillis = Long.MAX_VALUE;

  /** Begins before anything is reset, with the Sealpost appenders that are running. */
  ResetGap(LoggerContext context, List<SealpostAppender> running) {
    this.context = context;
    this.rules = new FormerRules(context);
    this.handovers = running.stream().map(appender -> appender.beginHandover(this)).toList();
    // Events logged from here on leave a trace when taken.
    this.begin = Instant.now();
    // Logback 1.4 never removes a listener; this one holds little.
    WeakReference<ResetGap> gap = new WeakReference<>(this);
    context.addConfigurationEventListener(event -> listen(event, gap.get()));
  }

  /**
   * Loads the classes that a reset needs: the first reset may occur at the end of an application,
   * when its class loader may be closed.
   */
  static void load() {
    Set.of(
        FormerRules.class,
        FormerRules.Rule.class,
        FormerRules.Way.class,
        Handover.class,
        LoggerComparator.class,
        StandIn.class);
  }

  /** Posts stand-ins: a reset begins, and nothing is stopped yet. */
  void post() {
    if (!isEnded()) {
      post(rules.posts().stream().map(context::getLogger).toList());
    }
  }

  /** Posts a stand-in at the root: Logback has detached all appenders. */
  void postAtRoot() {
    if (!isEnded()) {
      post(List.of(context.getLogger(Logger.ROOT_LOGGER_NAME)));
    }
  }

  /**
   * Posts stand-ins so that they are visible when this returns. Logback copies a logger's list of
   * appenders after a change, without a lock: a thread that does so meanwhile may replace it with
   * an older copy, which stays until the next change.
   */
  private void post(List<Logger> loggers) {
    boolean areThere = loggers.stream().allMatch(logger -> logger.isAttached(standIn(logger)));
    loggers.forEach(logger -> logger.addAppender(standIn(logger)));
    if (!areThere) {
      LockSupport.parkNanos(COPYING);
      loggers.forEach(logger -> logger.addAppender(standIn(logger)));
    }
  }

  private StandIn standIn(Logger logger) {
    return standIns.computeIfAbsent(logger.getName(), name -> new StandIn(this, logger));
  }

  /** Logback detaches the appenders of a logger next; it has already done so above it. */
  void leaves(Logger logger) {
    if (!isEnded() && !logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
      postAtRoot();
      logger.setAdditive(true);
    }
  }

  /** The next configuration processes a logger, which it may cut off from those above. */
  void turnsTo(Logger logger) {
    if (!isEnded()) {
      post(List.of(logger));
    }
  }

  /** Any thread: an event has reached a logger with a stand-in. */
  void take(ILoggingEvent event, StandIn standIn) {
    endIfOverdue();
    Logger post = standIn.post();
    if (!isOver(event)) {
      take(event, old -> true, way -> way.isBehind(post.getName()));
    } else if (event.getTimeStamp() - endMillis > LATE) {
      post.detachAppender(standIn);
    }
  }

  /** Any thread: an event of the gap has reached the appender that replaces an old one. */
  void takeAt(SealpostAppender replacing, ILoggingEvent event, Handover handover) {
    endIfOverdue();
    take(event, handover::isFrom, way -> !context.getLogger(way.from()).isAttached(replacing));
  }

  /** Takes an event by the former rules: currently no logger cuts off those above. */
  private void take(
      ILoggingEvent event, Predicate<SealpostAppender> whose, Predicate<FormerRules.Way> isPassed) {
    boolean isFromBefore = !EventReader.time(event).isAfter(begin);
    ApplicationCode.run(
        () -> {
          for (FormerRules.Way way : rules.ways(event)) {
            boolean isDoubtful = isFromBefore && isPassed.test(way);
            way.to().apply(event).filter(whose).ifPresent(old -> old.takeInGap(event, isDoubtful));
          }
        });
  }

  /** Any thread: whether the event was logged after this had ended. */
  boolean isOver(ILoggingEvent event) {
    return event.getTimeStamp() >= endMillis;
  }

  /** The handover of the appender that a new one replaces. */
  Optional<Handover> handoverTo(String name) {
    List<Handover> ofThatName =
        handovers.stream().filter(handover -> handover.isOpenTo(name)).toList();
    return isEnded() || ofThatName.size() != 1 ? Optional.empty() : Optional.of(ofThatName.get(0));
  }

  /** A Sealpost appender has been replaced. */
  void isReplaced() {
    replacedNanos = System.nanoTime();
  }

  private void endIfOverdue() {
    Long replaced = replacedNanos;
    if (!isEnded() && !endIsSaid && replaced != null && System.nanoTime() - replaced > UNSAID) {
      end();
    }
  }

  boolean isEnded() {
    return endMillis != Long.MAX_VALUE;
  }

  private static void listen(ConfigurationEvent event, @Nullable ResetGap gap) {
    String type = event.getEventType().name();
    if (gap != null && type.equals("CONFIGURATION_STARTED")) {
      gap.endIsSaid = true;
    } else if (gap != null && ENDED.contains(type)) {
      gap.end();
    }
  }

  /**
   * Ends the gap. Stand-ins now only take events that are on their way: these may have passed a
   * logger before the new appender was attached, or may meet the new one further up.
   */
  synchronized void end() {
    if (isEnded()) {
      return;
    }
    lookAgain();
    LockSupport.parkNanos(COPYING);
    lookAgain();
    endMillis = System.currentTimeMillis() + 1;
    handovers.forEach(Handover::end);
  }

  /**
   * Without this, a logger used while its appenders were attached may continue without the last
   * one.
   */
  private void lookAgain() {
    for (Logger logger : context.getLoggerList()) {
      Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
      if (appenders.hasNext()) {
        logger.addAppender(appenders.next()); // already attached, but counts as a change
      }
    }
  }
}
