package io.sealpost.event;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which MDC keys are sent: all with {@code *}, otherwise those named; with {@code !key} never. A
 * list that only excludes admits all others.
 */
record MdcFilter(boolean all, Set<String> named, Set<String> excluded) {
  static MdcFilter of(List<String> entries) {
    Set<String> excluded =
        entries.stream()
            .filter(entry -> entry.startsWith("!"))
            .map(entry -> entry.substring(1))
            .collect(Collectors.toUnmodifiableSet());
    Set<String> named =
        entries.stream()
            .filter(entry -> !entry.startsWith("!"))
            .collect(Collectors.toUnmodifiableSet());
    boolean onlyExcludes = named.isEmpty() && !excluded.isEmpty();
    return new MdcFilter(onlyExcludes || named.contains("*"), named, excluded);
  }

  boolean admitsNone() {
    return !all && named.isEmpty();
  }

  boolean admits(String key) {
    return !excluded.contains(key) && (all || named.contains(key));
  }
}
