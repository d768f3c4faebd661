package io.sealpost.verify.line;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bounded memory of what was seen recently: what was seen longest ago is dropped first. Confined
 * to one thread.
 *
 * <p>Not Caffeine, which predicts better what will come again: used for each block, it takes a
 * measurable share of the time for one day's archive, above all to compile.
 */
final class LastSeen<T> {
  private final int most;
  private final Map<T, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true);

  LastSeen(int most) {
    this.most = most;
  }

  /** Notes that it was seen; returns whether it is remembered from before. */
  boolean again(T what) {
    boolean known = seen.put(what, true) != null;
    if (seen.size() > most) {
      Iterator<T> oldestFirst = seen.keySet().iterator();
      oldestFirst.next();
      oldestFirst.remove();
    }
    return known;
  }
}
