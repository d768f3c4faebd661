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
 * The time in which Logback has taken a configuration apart and the next one is not made yet. It
 * discards the events of all its appenders then; for ours somebody stands in, by the former rules.
 *
 * <p>An event passes the loggers from its own up to the root. A reset goes the other way: of each
 * logger it stops the appenders and lets go of them, then turns to the loggers below. Before that
 * it stops what was registered as a life cycle, by which we are told while all is still as it was.
 * So stand-ins are posted at the loggers at which ours hang and right below them, and at the root
 * again as soon as that has been passed. What passes a logger below one of ours before the reset
 * does meets the stand-in there; what comes later meets the one at the root.
 *
 * <p>What cannot be had from outside is to be at the root while Logback has let go of its
 * appenders, and has not got to the last appender of the first logger below. What the root logger
 * itself logs meanwhile meets nobody, nor does what a logger of a new first name logs, or what a
 * thread has carried along since before the reset. What that one carries further yet, and above the
 * logger at which ours hung, was taken there without a trace or not at all: it is counted as
 * dropped.
 *
 * <p>It ends with the next configuration that is made without a fault. If none is, the pipelines
 * end after their grace; what comes then is counted.
 *
 * <p>For the thread that configures; but any thread may {@link #take}, and end what nobody ends.
 */
final class ResetGap {
  private static final Set<String> ENDED =
      Set.of("CONFIGURATION_ENDED", "CONFIGURATION_ENDED_SUCCESSFULLY"); // Logback 1.4, 1.5

  /** Programs that configure Logback do not say when they are done, as those that read files do. */
  private static final long UNSAID = TimeUnit.SECONDS.toNanos(2);

  /** So long stand-ins stay behind the end, for threads that are late with an event. */
  private static final long LATE = TimeUnit.SECONDS.toMillis(10);

  /** So long a thread may take that copies a list of appenders. */
  private static final long COPYING = TimeUnit.MICROSECONDS.toNanos(200);

  private final LoggerContext context;
  private final FormerRules rules;
  private final List<Handover> handovers;
  private final Map<String, StandIn> standIns = new ConcurrentHashMap<>();
  private final Instant begin;
  private volatile @Nullable Long replacedNanos;
  private volatile boolean endIsSaid;
  private volatile long endMillis = Long.MAX_VALUE;

  /** Begins before anything is reset, with those of our appenders that run. */
  ResetGap(LoggerContext context, List<SealpostAppender> running) {
    this.context = context;
    this.rules = new FormerRules(context);
    this.handovers = running.stream().map(appender -> appender.beginHandover(this)).toList();
    // What is logged from here on leaves a trace when it is taken.
    this.begin = Instant.now();
    // Logback 1.4 never lets go of a listener; it may keep so little.
    WeakReference<ResetGap> gap = new WeakReference<>(this);
    context.addConfigurationEventListener(event -> listen(event, gap.get()));
  }

  /**
   * Loads what a reset needs: the first one may be the end of an application, and its class loader
   * be closed.
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

  /** A reset begins, and nothing is stopped yet. */
  void post() {
    if (!isEnded()) {
      post(rules.posts().stream().map(context::getLogger).toList());
    }
  }

  /** Logback has let go of all appenders. */
  void postAtRoot() {
    if (!isEnded()) {
      post(List.of(context.getLogger(Logger.ROOT_LOGGER_NAME)));
    }
  }

  /**
   * Where they are seen when this returns. Logback copies a logger's list of appenders when it has
   * changed, without a lock: a thread that does so meanwhile may put an older copy in its place,
   * which stays until the next change.
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

  /** Logback lets go of the appenders of a logger next; it has done so above it. */
  void leaves(Logger logger) {
    if (!isEnded() && !logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
      postAtRoot();
      logger.setAdditive(true);
    }
  }

  /** The next configuration turns to a logger, which it may cut off from those above. */
  void turnsTo(Logger logger) {
    if (!isEnded()) {
      post(List.of(logger));
    }
  }

  /** Any thread: an event has come to a logger at which somebody stands in. */
  void take(ILoggingEvent event, StandIn standIn) {
    endIfOverdue();
    Logger post = standIn.post();
    if (!isOver(event)) {
      take(event, old -> true, way -> way.isBehind(post.getName()));
    } else if (event.getTimeStamp() - endMillis > LATE) {
      post.detachAppender(standIn);
    }
  }

  /** Any thread: an event of the gap has come to the appender that replaces an old one. */
  void takeAt(SealpostAppender replacing, ILoggingEvent event, Handover handover) {
    endIfOverdue();
    take(event, handover::isFrom, way -> !context.getLogger(way.from()).isAttached(replacing));
  }

  /** By the former rules: now loggers cut off none of those above. */
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

  /** Any thread: whether the event was logged when this had ended. */
  boolean isOver(ILoggingEvent event) {
    return event.getTimeStamp() >= endMillis;
  }

  /** That of the appender which a new one replaces. */
  Optional<Handover> handoverTo(String name) {
    List<Handover> ofThatName =
        handovers.stream().filter(handover -> handover.isOpenTo(name)).toList();
    return isEnded() || ofThatName.size() != 1 ? Optional.empty() : Optional.of(ofThatName.get(0));
  }

  /** One of ours has been replaced. */
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
   * Nobody stands in any more, but for events that are on their way: they may have passed a logger
   * before the new appender was there, or meet the new one further up.
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

  /** Else a logger that was used while it got its appenders may go on without the last of them. */
  private void lookAgain() {
    for (Logger logger : context.getLoggerList()) {
      Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
      if (appenders.hasNext()) {
        logger.addAppender(appenders.next()); // is there, but counts as a change
      }
    }
  }
}
