package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.sealpost.EventConfig;
import io.sealpost.EventMapping;
import io.sealpost.LoggedEvent;
import io.sealpost.LoggedEvent.Data;
import io.sealpost.LoggedEvent.Thrown;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** Makes messages of Logback's events, on the thread that logs. Immutable. */
final class EventReader {
  private final EventMapping mapping;
  private final Optional<Function<ILoggingEvent, String>> layout;
  private final Optional<Function<ILoggingEvent, String>> msgId;

  /**
   * @param layout the user's for the text, if there is one
   * @param msgId a pattern for the MSGID, if there is one
   */
  EventReader(
      EventConfig config,
      Optional<Function<ILoggingEvent, String>> layout,
      Optional<Function<ILoggingEvent, String>> msgId) {
    this.mapping = new EventMapping(layout.isPresent() ? config.withLayout() : config);
    this.layout = layout;
    this.msgId = msgId;
  }

  SyslogMessage read(ILoggingEvent event) {
    return mapping.message(
        new LoggedEvent(
            time(event),
            severity(event.getLevel()),
            msgId(event),
            new Data(event.getMDCPropertyMap(), keyValues(event), List.of()),
            text(event),
            Optional.ofNullable(event.getThrowableProxy()).map(EventReader::thrown)));
  }

  private static Instant time(ILoggingEvent event) {
    return Objects.requireNonNullElseGet(
        event.getInstant(), () -> Instant.ofEpochMilli(event.getTimeStamp()));
  }

  private Optional<String> msgId(ILoggingEvent event) {
    if (msgId.isPresent()) {
      return msgId.map(pattern -> pattern.apply(event).strip());
    }
    List<Marker> markers = event.getMarkerList();
    return markers == null ? Optional.empty() : markers.stream().findFirst().map(Marker::getName);
  }

  private static List<SdParam> keyValues(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null
        ? List.of()
        : pairs.stream()
            .map(pair -> new SdParam(String.valueOf(pair.key), String.valueOf(pair.value)))
            .toList();
  }

  private String text(ILoggingEvent event) {
    String text = layout.map(user -> user.apply(event)).orElseGet(event::getFormattedMessage);
    return Objects.requireNonNullElse(text, "");
  }

  private static Thrown thrown(IThrowableProxy thrown) {
    return new Thrown(
        thrown.getClassName(),
        Objects.requireNonNullElse(thrown.getMessage(), ""),
        () -> ThrowableProxyUtil.asString(thrown));
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
