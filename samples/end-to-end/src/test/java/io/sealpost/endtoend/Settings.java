package io.sealpost.endtoend;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is written in an element of a configuration: values by their names. */
record Settings(Map<String, String> values) {
  /** Of {@code <SyslogSign>}, where nothing else is asked for. */
  static final Settings SIGNING = new Settings(Map.of("hash", "SHA-256", "sigMaxDelay", "500 ms"));

  Settings with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Settings(more);
  }

  /** As Log4j2 has them. */
  String attributes() {
    return values.entrySet().stream()
        .map(value -> String.format(Locale.ROOT, " %s=\"%s\"", value.getKey(), value.getValue()))
        .collect(Collectors.joining());
  }

  /** As Logback has them. */
  String elements() {
    return values.entrySet().stream()
        .map(
            value ->
                String.format(Locale.ROOT, "<%1$s>%2$s</%1$s>", value.getKey(), value.getValue()))
        .collect(Collectors.joining());
  }
}
