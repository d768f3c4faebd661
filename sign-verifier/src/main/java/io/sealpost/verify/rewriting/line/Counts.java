package io.sealpost.verify.rewriting.line;

import java.util.HashMap;
import java.util.Map;

/** Counts how often values came; beyond {@value #MOST} values, later ones are not counted. */
public final class Counts<T> {
  private static final int MOST = 256;

  private final Map<T, Long> counts = new HashMap<>();

  public void add(T value) {
    if (counts.size() < MOST || counts.containsKey(value)) {
      counts.merge(value, 1L, Long::sum);
    }
  }

  public long of(T value) {
    return counts.getOrDefault(value, 0L);
  }
}
