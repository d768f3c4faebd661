package io.sealpost.logback;

import io.sealpost.event.ApplicationCode;
import io.sealpost.event.LimitedText;
import io.sealpost.event.ValueText;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Fields that applications give with logstash-logback-encoder: markers such as {@code
 * Markers.append("k", v)} and arguments such as {@code kv("k", v)}. Recognized by their class
 * names, in any class loader: the library is not required.
 */
final class LogstashFields {
  private static final String MARKER = "net.logstash.logback.marker.LogstashMarker";
  private static final String ARGUMENT = "net.logstash.logback.argument.StructuredArgument";

  private static final ClassValue<Optional<Class<?>>> WRITING =
      new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> type) {
          return Optional.ofNullable(writing(type));
        }
      };

  private LogstashFields() {}

  /** Whether this is a marker or an argument of the library. */
  static boolean isOne(@Nullable Object given) {
    return given != null && WRITING.get(given.getClass()).isPresent();
  }

  /** The library's class or interface by which the type writes itself, if it is of the library. */
  private static @Nullable Class<?> writing(@Nullable Class<?> type) {
    if (type == null || type.getName().equals(MARKER) || type.getName().equals(ARGUMENT)) {
      return type;
    }
    for (Class<?> each : type.getInterfaces()) {
      Class<?> found = writing(each);
      if (found != null) {
        return found;
      }
    }
    return writing(type.getSuperclass());
  }

  /**
   * Passes on the fields of a marker or argument; its text if they are unavailable, such as when
   * Jackson is missing.
   *
   * @param most characters that fit into a message
   */
  static void read(Object given, int most, BiConsumer<@Nullable Object, @Nullable Object> reader) {
    Class<?> writing = WRITING.get(given.getClass()).orElseThrow();
    LimitedText json = new LimitedText(2 * most);
    Map<?, ?> fields =
        ApplicationCode.orElseGet(
            () -> {
              LogstashJson.write(given, writing, json);
              return LogstashJson.read(json.toString(), writing);
            },
            failure -> null);
    if (fields != null) {
      fields.forEach(reader);
    } else {
      reader.accept(name(given), json.isCut() ? json.toString(most / 2) : text(given, most));
    }
  }

  private static String name(Object given) {
    return ApplicationCode.orElse(
        () -> (String) given.getClass().getMethod("getFieldName").invoke(given), "fields");
  }

  /** The text, usually {@code name=value}. */
  private static String text(Object given, int most) {
    String text = ValueText.of(given, most);
    String prefix = name(given) + "=";
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }
}
