package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.sealpost.ApplicationCode;
import io.sealpost.EventConfig;
import io.sealpost.EventMapping;
import io.sealpost.LoggedEvent;
import io.sealpost.LoggedEvent.Data;
import io.sealpost.LoggedEvent.Thrown;
import io.sealpost.StackTraceText;
import io.sealpost.ValueText;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/** Makes messages of Logback's events, on the thread that logs. Immutable. */
final class EventReader implements ApplicationCode.Reader<ILoggingEvent, SyslogMessage> {
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

  @Override
  public SyslogMessage read(ILoggingEvent event) {
    return mapping.message(
        new LoggedEvent(
            time(event),
            mapping.severity(event.getLevel().toString(), severity(event.getLevel())),
            msgId(event),
            new Data(context(event), keyValues(event), List.of()),
            text(event),
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

  private static Instant time(ILoggingEvent event) {
    return Objects.requireNonNullElseGet(
        event.getInstant(), () -> Instant.ofEpochMilli(event.getTimeStamp()));
  }

  /** Nothing where there is none: a context without MDC adapter throws. */
  private Map<String, String> context(ILoggingEvent event) {
    return mapping.readsContext()
        ? ApplicationCode.orElse(event::getMDCPropertyMap, Map.of())
        : Map.of();
  }

  private Optional<String> msgId(ILoggingEvent event) {
    if (msgId.isPresent()) {
      return Optional.of(ApplicationCode.orElse(() -> msgId.get().apply(event).strip(), ""));
    }
    List<Marker> markers = event.getMarkerList();
    return markers == null
        ? Optional.empty()
        : markers.stream().findFirst().map(marker -> ApplicationCode.orElse(marker::getName, ""));
  }

  private static List<SdParam> keyValues(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null
        ? List.of()
        : pairs.stream()
            .map(pair -> new SdParam(ValueText.of(pair.key), ValueText.of(pair.value)))
            .toList();
  }

  private String text(ILoggingEvent event) {
    if (layout.isEmpty()) {
      return formatted(event);
    }
    return ApplicationCode.textOr(
        () -> layout.get().apply(event),
        failure -> ApplicationCode.failed("layout", failure) + " " + formatted(event));
  }

  /** With a placeholder for each argument that throws, should Logback not see to that. */
  private static String formatted(ILoggingEvent event) {
    return ApplicationCode.textOr(
        event::getFormattedMessage,
        failure -> {
          String failed = ApplicationCode.failed("getFormattedMessage", failure);
          return ApplicationCode.orElse(() -> inPieces(event, failed), failed);
        });
  }

  private static String inPieces(ILoggingEvent event, String failed) {
    @Nullable Object[] arguments =
        Objects.requireNonNullElse(event.getArgumentArray(), new Object[0]);
    if (arguments.length == 0) {
      return Objects.requireNonNullElse(event.getMessage(), "") + " " + failed;
    }
    Object[] texts = Arrays.stream(arguments).map(ValueText::of).toArray();
    return MessageFormatter.arrayFormat(event.getMessage(), texts).getMessage();
  }

  private static Thrown thrown(IThrowableProxy thrown) {
    return new Thrown(
        ApplicationCode.text("getClassName", thrown::getClassName),
        ApplicationCode.text("getMessage", thrown::getMessage),
        () ->
            StackTraceText.of(new ThrownProxy(thrown), () -> ThrowableProxyUtil.asString(thrown)));
  }

  /** One that Logback has copied. */
  private record ThrownProxy(IThrowableProxy proxy) implements StackTraceText.Chain {
    @Override
    public String headline() {
      return StackTraceText.headline(proxy.getClassName(), proxy.getMessage());
    }

    @Override
    public @Nullable Object @Nullable [] frames() {
      return proxy.getStackTraceElementProxyArray();
    }

    @Override
    public Optional<StackTraceText.Chain> cause() {
      return Optional.ofNullable(proxy.getCause()).map(ThrownProxy::new);
    }
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
