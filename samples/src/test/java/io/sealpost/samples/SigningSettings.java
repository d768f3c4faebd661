package io.sealpost.samples;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is written in {@code <SyslogSign>}, or {@code <syslogSign>}: values by their names. */
record SigningSettings(Map<String, String> values) {
  static final SigningSettings USUAL =
      new SigningSettings(Map.of("hash", "SHA-256", "sigMaxDelay", "500 ms"));

  SigningSettings with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new SigningSettings(more);
  }

  String log4j2() {
    return values.entrySet().stream()
        .map(value -> " %s=\"%s\"".formatted(value.getKey(), value.getValue()))
        .collect(Collectors.joining("", "<SyslogSign", "/>"));
  }

  String logback() {
    return values.entrySet().stream()
        .map(value -> "<%1$s>%2$s</%1$s>".formatted(value.getKey(), value.getValue()))
        .collect(Collectors.joining("", "<syslogSign>", "</syslogSign>"));
  }
}
