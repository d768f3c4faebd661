package io.sealpost.verify.line;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen lately, of which a bounded number is remembered: the one goes that was seen longest
 * ago. Confined to one thread.
 *
 * <p>Not Caffeine, which foresees better what will come again: asked for each block, it is a
 * measurable part of what an archive of a day takes, to compile above all.
 */
final class LastSeen<T> {
  private final int most;
  private final Map<T, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true);

  LastSeen(int most) {
    this.most = most;
  }

  /** Sees it; whether it is remembered from before. */
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
