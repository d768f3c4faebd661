package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules by which a configuration led events to Sealpost appenders, kept while it is taken
 * apart: levels, additivity, and what preceded these appenders. Turbo filters are not kept, since
 * they are stopped. Immutable.
 */
final class FormerRules {
  /**
   * A way to a Sealpost appender.
   *
   * @param from the name of the logger at which it begins
   * @param to where it leads an event, if anywhere
   */
  record Way(String from, Function<ILoggingEvent, Optional<SealpostAppender>> to) {
    /** Whether an event that has reached this logger has passed the beginning of the way. */
    boolean isBehind(String logger) {
      boolean isWithin =
          from.equals(Logger.ROOT_LOGGER_NAME)
              || logger.equals(from)
              || (logger.startsWith(from) && ".$".indexOf(logger.charAt(from.length())) >= 0);
      return !isWithin;
    }
  }

  record Rule(Level level, List<Way> ways) {}

  private final Map<String, Rule> rules = new HashMap<>();

  /** Where ways begin, and the root. */
  private final Set<String> beginnings = new HashSet<>(Set.of(Logger.ROOT_LOGGER_NAME));

  /** Copies the rules as they are now. */
  FormerRules(LoggerContext context) {
    for (Logger logger : context.getLoggerList()) { // ancestors come first
      String name = logger.getName();
      List<Way> here = new ArrayList<>();
      collect(logger.iteratorForAppenders(), name, event -> true, here);
      if (!here.isEmpty()) {
        beginnings.add(name);
      }
      if (logger.isAdditive() && !rules.isEmpty()) {
        here.addAll(rule(parent(name)).ways());
      }
      rules.put(name, new Rule(logger.getEffectiveLevel(), here));
    }
  }

  private static void collect(
      Iterator<Appender<ILoggingEvent>> appenders,
      String from,
      Predicate<ILoggingEvent> lets,
      List<Way> ways) {
    while (appenders.hasNext()) {
      Appender<ILoggingEvent> appender = appenders.next();
      Predicate<ILoggingEvent> passes =
          lets.and(event -> appender.getFilterChainDecision(event) != FilterReply.DENY);
      if (appender instanceof SealpostAppender ours) {
        ways.add(new Way(from, event -> Optional.of(ours).filter(any -> lets.test(event))));
      } else if (appender instanceof SiftingAppender sifting) {
        ways.add(new Way(from, event -> passes.test(event) ? sifted(sifting, event) : none()));
      } else if (appender instanceof AppenderAttachable<?> wrapper) {
        collect(within(wrapper), from, passes, ways);
      }
    }
  }

  /** Whatever is attached to an appender of events is one itself. */
  @SuppressWarnings("unchecked")
  private static Iterator<Appender<ILoggingEvent>> within(AppenderAttachable<?> wrapper) {
    return ((AppenderAttachable<ILoggingEvent>) wrapper).iteratorForAppenders();
  }

  /** The appender that it has already created; it creates no more. */
  private static Optional<SealpostAppender> sifted(SiftingAppender sifting, ILoggingEvent event) {
    String key = sifting.getDiscriminator().getDiscriminatingValue(event);
    return sifting.getAppenderTracker().find(key) instanceof SealpostAppender ours
        ? Optional.of(ours)
        : none();
  }

  private static Optional<SealpostAppender> none() {
    return Optional.empty();
  }

  /**
   * The names of the loggers that need a stand-in, so that each event meets one before or when it
   * would have met a Sealpost appender, while Logback takes one logger apart after another, from
   * the root down: those at which ways begin, those directly below them, and those directly below
   * the root.
   */
  List<String> posts() {
    return rules.keySet().stream()
        .filter(name -> beginnings.contains(name) || beginnings.contains(parent(name)))
        .toList();
  }

  /** The ways of an event; none if the levels excluded it. */
  List<Way> ways(ILoggingEvent event) {
    Rule rule = rule(event.getLoggerName());
    return event.getLevel().isGreaterOrEqual(rule.level()) ? rule.ways() : List.of();
  }

  /** The rule of the logger, or of its nearest ancestor that existed. */
  private Rule rule(String logger) {
    String name = logger;
    Rule rule = rules.get(name);
    while (rule == null) {
      name = parent(name);
      rule = rules.get(name);
    }
    return rule;
  }

  private static String parent(String name) {
    int end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    return end > 0 ? name.substring(0, end) : Logger.ROOT_LOGGER_NAME;
  }
}
