package io.sealpost.verify.report;

import java.util.HashMap;
import java.util.Map;

/**
 * How many there are of each kind. Immutable.
 *
 * @param all without those of which there are none
 */
public record Counts<K extends Counted>(Map<K, Long> all) {
  public Counts {
    Map<K, Long> some = new HashMap<>(all);
    some.values().removeIf(count -> count == 0);
    all = Map.copyOf(some);
  }

  public static <K extends Counted> Counts<K> none() {
    return new Counts<>(Map.of());
  }

  public long of(K kind) {
    return all.getOrDefault(kind, 0L);
  }

  /** These counts plus others. */
  public Counts<K> plus(Counts<K> others) {
    Map<K, Long> sum = new HashMap<>(all);
    others.all.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    return new Counts<>(sum);
  }

  /** The same, with this many turned out to be of another kind. */
  public Counts<K> with(long count, K from, K to) {
    return plus(new Counts<>(Map.of(from, -count, to, count)));
  }
}
