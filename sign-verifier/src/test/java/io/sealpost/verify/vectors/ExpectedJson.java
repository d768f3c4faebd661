package io.sealpost.verify.vectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of an {@code expected.json}: a member a line, and an object a line within those that
 * have many.
 */
final class ExpectedJson {
  private final List<String> members = new ArrayList<>();

  ExpectedJson raw(String name, String value) {
    members.add(quoted(name) + ": " + value);
    return this;
  }

  ExpectedJson text(String name, String value) {
    return raw(name, quoted(value));
  }

  ExpectedJson texts(String name, Collection<String> values) {
    return raw(name, joined(values.stream().map(ExpectedJson::quoted), "[", "]"));
  }

  ExpectedJson counts(String name, Map<String, Integer> counts) {
    Stream<String> each =
        counts.entrySet().stream().map(count -> quoted(count.getKey()) + ": " + count.getValue());
    return raw(name, joined(each, "{", "}"));
  }

  /** Objects that are JSON already. */
  ExpectedJson objects(String name, List<String> objects) {
    return raw(name, objects.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n ]")));
  }

  private static String joined(Stream<String> values, String open, String close) {
    return values.collect(Collectors.joining(", ", open, close));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return members.stream().collect(Collectors.joining(",\n ", "{\n ", "\n}\n"));
  }
}
