package io.sealpost.log4j2;

import io.sealpost.event.ApplicationCode;
import io.sealpost.event.EventConfig;
import io.sealpost.event.EventMapping;
import io.sealpost.event.EventWriter;
import io.sealpost.event.LoggedEvent;
import io.sealpost.event.LoggedEvent.Data;
import io.sealpost.event.LoggedEvent.Elements;
import io.sealpost.event.LoggedEvent.Thrown;
import io.sealpost.event.Pairs;
import io.sealpost.event.StackTraceText;
import io.sealpost.message.Draft;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.impl.MutableLogEvent;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.apache.logging.log4j.util.TriConsumer;

/** Makes messages from Log4j2's events, on the logging thread. Immutable. */
final class EventReader extends EventWriter<LogEvent> {
  private static final TriConsumer<String, Object, Draft> PAIRS =
      (key, value, draft) -> draft.accept(key, value);

  private final EventMapping mapping;
  private final Optional<Layout<? extends Serializable>> layout;
  private final Optional<StringLayout> msgId;
  private final MessageText text;

  /**
   * @param layout the user's layout for the text, if there is one
   * @param msgId a pattern for the MSGID, if there is one
   */
  EventReader(
      EventConfig config,
      Optional<Layout<? extends Serializable>> layout,
      Optional<StringLayout> msgId) {
    this.mapping = new EventMapping(layout.isPresent() ? config.withLayout() : config);
    this.layout = layout;
    this.msgId = msgId;
    this.text = new MessageText(config.maxOctets());
  }

  @Override
  protected boolean isOrdinary(LogEvent event) {
    Marker marker = event.getMarker();
    return mapping.isOrdinary()
        && (marker == null || marker.getClass() == MarkerManager.Log4jMarker.class)
        && (event.getThrown() == null || !mapping.readsThrown())
        && !(event.getMessage() instanceof MapMessage<?, ?>)
        && !(event.getMessage() instanceof StructuredDataCollectionMessage);
  }

  @Override
  protected CharSequence text(LogEvent event, StringBuilder reused) {
    // The event itself if Log4j2 has formatted a reusable message already.
    if (layout.isEmpty() && event.getMessage() instanceof MutableLogEvent formatted) {
      formatted.formatTo(reused);
      return reused;
    }
    return text(event);
  }

  @Override
  protected void writeOrdinary(LogEvent event, Draft draft) {
    Marker marker = event.getMarker();
    org.apache.logging.log4j.core.time.Instant time = event.getInstant();
    draft.begin(
        mapping.severity(event.getLevel().name(), severity(event.getLevel())),
        time.getEpochSecond(),
        time.getNanoOfSecond(),
        mapping.msgId(marker == null ? "" : marker.getName()));
    if (mapping.readsMdc()) {
      event.getContextData().forEach(PAIRS, draft);
      mapping.endMdc(draft);
    }
  }

  @Override
  protected SyslogMessage message(LogEvent event, String text) {
    Message message = event.getMessage();
    return mapping.message(
        new LoggedEvent(
            Instant.ofEpochSecond(
                event.getInstant().getEpochSecond(), event.getInstant().getNanoOfSecond()),
            mapping.severity(event.getLevel().name(), severity(event.getLevel())),
            msgId(event),
            new Data(context(event), keyValues(message), elements(message)),
            text,
            Optional.ofNullable(event.getThrown()).map(EventReader::thrown),
            fields(event)));
  }

  private List<String> fields(LogEvent event) {
    return mapping.readsFields()
        ? List.of(
            String.valueOf(event.getLoggerName()),
            String.valueOf(event.getThreadName()),
            event.getLevel().name())
        : List.of();
  }

  private static Pairs context(LogEvent event) {
    return reader -> event.getContextData().forEach((key, value) -> reader.accept(key, value));
  }

  private Optional<String> msgId(LogEvent event) {
    if (msgId.isPresent()) {
      return Optional.of(
          ApplicationCode.orElse(() -> msgId.get().toSerializable(event).strip(), ""));
    }
    if (event.getMessage() instanceof StructuredDataMessage structured) {
      return Optional.of(ApplicationCode.orElse(structured::getType, ""));
    }
    return Optional.ofNullable(event.getMarker())
        .map(marker -> ApplicationCode.orElse(marker::getName, ""));
  }

  private static Pairs keyValues(Message message) {
    return message instanceof MapMessage<?, ?> map && !(message instanceof StructuredDataMessage)
        ? pairs(map)
        : Pairs.NONE;
  }

  private static Elements elements(Message message) {
    if (message instanceof StructuredDataMessage structured) {
      return reader -> read(structured, reader);
    }
    return message instanceof StructuredDataCollectionMessage all
        ? reader -> all.forEach(each -> read(each, reader))
        : Elements.NONE;
  }

  private static void read(StructuredDataMessage one, BiConsumer<String, Pairs> reader) {
    reader.accept(ApplicationCode.text("getId", () -> one.getId().toString()), pairs(one));
  }

  private static Pairs pairs(MapMessage<?, ?> map) {
    return reader -> map.getData().forEach(reader);
  }

  private String text(LogEvent event) {
    return layout.isPresent() ? text.rendered(layout.get(), event) : text.of(event.getMessage());
  }

  private static Thrown thrown(Throwable thrown) {
    return new Thrown(
        thrown.getClass().getName(),
        ApplicationCode.text("getMessage", thrown::getMessage),
        most -> StackTraceText.of(thrown, most));
  }

  /** Treats a custom level as the standard level at or above it. */
  private static Severity severity(Level level) {
    return switch (level.getStandardLevel()) {
      case OFF, FATAL -> Severity.CRITICAL;
      case ERROR -> Severity.ERROR;
      case WARN -> Severity.WARNING;
      case INFO -> Severity.INFORMATIONAL;
      case DEBUG, TRACE, ALL -> Severity.DEBUG;
    };
  }
}
