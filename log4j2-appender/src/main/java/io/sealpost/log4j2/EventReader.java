package io.sealpost.log4j2;

import io.sealpost.EventConfig;
import io.sealpost.EventMapping;
import io.sealpost.LoggedEvent;
import io.sealpost.LoggedEvent.Data;
import io.sealpost.LoggedEvent.Thrown;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.StructuredDataMessage;

/** Makes messages of Log4j2's events, on the thread that logs. Immutable. */
final class EventReader {
  private final EventMapping mapping;
  private final Optional<Layout<? extends Serializable>> layout;
  private final Optional<StringLayout> msgId;

  /**
   * @param layout the user's for the text, if there is one
   * @param msgId a pattern for the MSGID, if there is one
   */
  EventReader(
      EventConfig config,
      Optional<Layout<? extends Serializable>> layout,
      Optional<StringLayout> msgId) {
    this.mapping = new EventMapping(layout.isPresent() ? config.withLayout() : config);
    this.layout = layout;
    this.msgId = msgId;
  }

  SyslogMessage read(LogEvent event) {
    Message message = event.getMessage();
    return mapping.message(
        new LoggedEvent(
            Instant.ofEpochSecond(
                event.getInstant().getEpochSecond(), event.getInstant().getNanoOfSecond()),
            severity(event.getLevel()),
            msgId(event),
            new Data(event.getContextData().toMap(), keyValues(message), elements(message)),
            layout.map(user -> render(user, event)).orElseGet(() -> text(message)),
            Optional.ofNullable(event.getThrown()).map(EventReader::thrown)));
  }

  private Optional<String> msgId(LogEvent event) {
    if (msgId.isPresent()) {
      return msgId.map(pattern -> pattern.toSerializable(event).strip());
    }
    if (event.getMessage() instanceof StructuredDataMessage structured) {
      return Optional.ofNullable(structured.getType());
    }
    return Optional.ofNullable(event.getMarker()).map(Marker::getName);
  }

  private static List<SdParam> keyValues(Message message) {
    return message instanceof MapMessage<?, ?> map && !(message instanceof StructuredDataMessage)
        ? params(map.getData())
        : List.of();
  }

  private static List<SdElement> elements(Message message) {
    return message instanceof StructuredDataMessage structured
        ? List.of(new SdElement(structured.getId().toString(), params(structured.getData())))
        : List.of();
  }

  private static List<SdParam> params(Map<String, ?> pairs) {
    List<SdParam> params = new ArrayList<>(pairs.size());
    pairs.forEach((name, value) -> params.add(new SdParam(name, String.valueOf(value))));
    return params;
  }

  private static String text(Message message) {
    // The formatted text of structured data would repeat what is sent as such.
    String text =
        message instanceof StructuredDataMessage structured
            ? structured.getFormat()
            : message.getFormattedMessage();
    return Objects.requireNonNullElse(text, "");
  }

  private static String render(Layout<? extends Serializable> layout, LogEvent event) {
    return layout instanceof StringLayout text
        ? text.toSerializable(event)
        : new String(layout.toByteArray(event), StandardCharsets.UTF_8);
  }

  private static Thrown thrown(Throwable thrown) {
    return new Thrown(
        thrown.getClass().getName(),
        Objects.requireNonNullElse(thrown.getMessage(), ""),
        () -> stackTrace(thrown));
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** Custom levels count as the standard level at or above them. */
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
