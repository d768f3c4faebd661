package io.sealpost.log4j2;

import io.sealpost.ApplicationCode;
import io.sealpost.EventConfig;
import io.sealpost.EventMapping;
import io.sealpost.LoggedEvent;
import io.sealpost.LoggedEvent.Data;
import io.sealpost.LoggedEvent.Thrown;
import io.sealpost.StackTraceText;
import io.sealpost.ValueText;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;

/** Makes messages of Log4j2's events, on the thread that logs. Immutable. */
final class EventReader implements ApplicationCode.Reader<LogEvent, SyslogMessage> {
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

  @Override
  public SyslogMessage read(LogEvent event) {
    Message message = event.getMessage();
    return mapping.message(
        new LoggedEvent(
            Instant.ofEpochSecond(
                event.getInstant().getEpochSecond(), event.getInstant().getNanoOfSecond()),
            mapping.severity(event.getLevel().name(), severity(event.getLevel())),
            msgId(event),
            new Data(context(event), keyValues(message), elements(message)),
            text(event),
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

  /** Of objects, as some applications put them there: not all at once, since one may throw. */
  private Map<String, String> context(LogEvent event) {
    if (!mapping.readsContext()) {
      return Map.of();
    }
    Map<String, String> context = new HashMap<>();
    ApplicationCode.run(
        () ->
            event
                .getContextData()
                .forEach((key, value) -> context.put(ValueText.of(key), ValueText.of(value))));
    return context;
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

  private static List<SdParam> keyValues(Message message) {
    return message instanceof MapMessage<?, ?> map && !(message instanceof StructuredDataMessage)
        ? params(map)
        : List.of();
  }

  private static List<SdElement> elements(Message message) {
    if (message instanceof StructuredDataMessage structured) {
      return List.of(element(structured));
    }
    if (!(message instanceof StructuredDataCollectionMessage all)) {
      return List.of();
    }
    List<SdElement> elements = new ArrayList<>();
    ApplicationCode.run(() -> all.forEach(each -> elements.add(element(each))));
    return elements;
  }

  private static SdElement element(StructuredDataMessage structured) {
    return new SdElement(
        ApplicationCode.text("getId", () -> structured.getId().toString()), params(structured));
  }

  private static List<SdParam> params(MapMessage<?, ?> map) {
    List<SdParam> params = new ArrayList<>();
    ApplicationCode.run(
        () ->
            map.getData()
                .forEach(
                    (name, value) ->
                        params.add(new SdParam(ValueText.of(name), ValueText.of(value)))));
    return params;
  }

  private String text(LogEvent event) {
    Message message = event.getMessage();
    return layout.isPresent() ? MessageText.rendered(layout.get(), event) : MessageText.of(message);
  }

  private static Thrown thrown(Throwable thrown) {
    return new Thrown(
        thrown.getClass().getName(),
        ApplicationCode.text("getMessage", thrown::getMessage),
        () -> StackTraceText.of(thrown));
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
