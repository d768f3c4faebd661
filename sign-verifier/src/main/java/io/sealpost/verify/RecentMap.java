package io.sealpost.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps the entries that were used last, and forgets the others. */
final class RecentMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  /** With room for so many entries. */
  RecentMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
