package io.sealpost.verify.rewriting;

import java.util.HashMap;
import java.util.Map;

/** How often values came; of more than {@value #MOST} of them the later ones are not counted. */
final class Counts<T> {
  private static final int MOST = 256;

  private final Map<T, Long> counts = new HashMap<>();

  void add(T value) {
    if (counts.size() < MOST || counts.containsKey(value)) {
      counts.merge(value, 1L, Long::sum);
    }
  }

  long of(T value) {
    return counts.getOrDefault(value, 0L);
  }
}
