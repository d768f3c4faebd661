package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.sealpost.event.ApplicationCode;
import io.sealpost.event.EventConfig;
import io.sealpost.event.EventMapping;
import io.sealpost.event.EventWriter;
import io.sealpost.event.LoggedEvent;
import io.sealpost.event.LoggedEvent.Data;
import io.sealpost.event.LoggedEvent.Elements;
import io.sealpost.event.LoggedEvent.Thrown;
import io.sealpost.event.Pairs;
import io.sealpost.message.Draft;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarker;

/** Makes messages from Logback's events, on the logging thread. Immutable. */
final class EventReader extends EventWriter<ILoggingEvent> {
  private final EventMapping mapping;
  private final Optional<Function<ILoggingEvent, String>> layout;
  private final Optional<Function<ILoggingEvent, String>> msgId;
  private final MessageText text;

  /**
   * @param layout the user's layout for the text, if there is one
   * @param msgId a pattern for the MSGID, if there is one
   */
  EventReader(
      EventConfig config,
      Optional<Function<ILoggingEvent, String>> layout,
      Optional<Function<ILoggingEvent, String>> msgId) {
    this.mapping = new EventMapping(layout.isPresent() ? config.withLayout() : config);
    this.layout = layout;
    this.msgId = msgId;
    this.text = new MessageText(config.maxOctets());
  }

  @Override
  protected boolean isOrdinary(ILoggingEvent event) {
    return mapping.isOrdinary()
        && isOrdinary(event.getMarkerList())
        && (event.getThrowableProxy() == null || !mapping.readsThrown())
        && !hasFields(event.getArgumentArray());
  }

  @SuppressWarnings("deprecation") // SLF4J has no other access to what a marker refers to
  private static boolean isOrdinary(@Nullable List<Marker> markers) {
    return markers == null
        || markers.isEmpty()
        || (markers.size() == 1
            && markers.get(0).getClass() == BasicMarker.class
            && !markers.get(0).hasReferences());
  }

  private static boolean hasFields(@Nullable Object @Nullable [] arguments) {
    if (arguments != null) {
      for (Object argument : arguments) {
        if (LogstashFields.isOne(argument)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  protected CharSequence text(ILoggingEvent event, StringBuilder reused) {
    return text(event);
  }

  @Override
  protected void writeOrdinary(ILoggingEvent event, Draft draft) {
    List<Marker> markers = event.getMarkerList();
    Instant time = time(event);
    draft.begin(
        mapping.severity(event.getLevel().toString(), severity(event.getLevel())),
        time.getEpochSecond(),
        time.getNano(),
        mapping.msgId(markers == null || markers.isEmpty() ? "" : markers.get(0).getName()));
    if (mapping.readsMdc()) {
      event.getMDCPropertyMap().forEach(draft);
      mapping.endMdc(draft);
    }
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (mapping.readsKeyValues() && pairs != null) {
      for (int i = 0; i < pairs.size(); i++) {
        draft.accept(pairs.get(i).key, pairs.get(i).value);
      }
      mapping.endKeyValues(draft);
    }
  }

  @Override
  protected SyslogMessage message(ILoggingEvent event, String text) {
    EventMarkers markers = EventMarkers.of(event.getMarkerList());
    return mapping.message(
        new LoggedEvent(
            time(event),
            mapping.severity(event.getLevel().toString(), severity(event.getLevel())),
            msgId(event, markers),
            new Data(context(event), keyValues(event, markers), Elements.NONE),
            text,
            Optional.ofNullable(event.getThrowableProxy()).map(EventReader::thrown),
            fields(event)));
  }

  private List<String> fields(ILoggingEvent event) {
    return mapping.readsFields()
        ? List.of(
            String.valueOf(event.getLoggerName()),
            String.valueOf(event.getThreadName()),
            event.getLevel().toString())
        : List.of();
  }

  /** When it was logged. */
  static Instant time(ILoggingEvent event) {
    Instant instant = event.getInstant();
    return instant != null ? instant : Instant.ofEpochMilli(event.getTimeStamp());
  }

  /** The MDC; throws if there is none, in a context without an MDC adapter. */
  private static Pairs context(ILoggingEvent event) {
    return reader -> event.getMDCPropertyMap().forEach(reader);
  }

  private Optional<String> msgId(ILoggingEvent event, EventMarkers markers) {
    if (msgId.isPresent()) {
      return Optional.of(ApplicationCode.orElse(() -> msgId.get().apply(event).strip(), ""));
    }
    return markers.ordinary().map(marker -> ApplicationCode.orElse(marker::getName, ""));
  }

  private Pairs keyValues(ILoggingEvent event, EventMarkers markers) {
    return reader -> {
      List<KeyValuePair> pairs = event.getKeyValuePairs();
      if (pairs != null) {
        pairs.forEach(pair -> reader.accept(pair.key, pair.value));
      }
      markers.logstash().forEach(marker -> LogstashFields.read(marker, text.most(), reader));
      @Nullable Object[] arguments = event.getArgumentArray();
      if (arguments != null) {
        Arrays.stream(arguments)
            .filter(LogstashFields::isOne)
            .forEach(argument -> LogstashFields.read(argument, text.most(), reader));
      }
    };
  }

  private String text(ILoggingEvent event) {
    return layout.isPresent() ? text.rendered(layout.get(), event) : text.of(event);
  }

  private static Thrown thrown(IThrowableProxy thrown) {
    return new Thrown(
        ApplicationCode.text("getClassName", thrown::getClassName),
        ApplicationCode.text("getMessage", thrown::getMessage),
        most -> ThrownProxy.trace(thrown, most));
  }

  private static Severity severity(Level level) {
    if (level.isGreaterOrEqual(Level.ERROR)) {
      return Severity.ERROR;
    }
    if (level.isGreaterOrEqual(Level.WARN)) {
      return Severity.WARNING;
    }
    return level.isGreaterOrEqual(Level.INFO) ? Severity.INFORMATIONAL : Severity.DEBUG;
  }
}
