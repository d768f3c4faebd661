package io.sealpost.verify;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded number of entries: of more, the one goes that was used longest ago. Confined to one
 * thread.
 *
 * <p>Not Caffeine, which foresees better what will be used again: to load and compile it is a
 * measurable part of what an archive of a day takes.
 */
final class LastUsed<K, V> {
  private final int most;
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

  LastUsed(int most) {
    this.most = most;
  }

  /** Uses an entry. */
  Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Adds or replaces an entry, and uses it; returns what it was before. */
  Optional<V> put(K key, V value) {
    Optional<V> before = Optional.ofNullable(entries.put(key, value));
    if (entries.size() > most) {
      Iterator<K> oldestFirst = entries.keySet().iterator();
      oldestFirst.next();
      oldestFirst.remove();
    }
    return before;
  }

  /** All entries, of which none is used by this: first those used longest ago. */
  Map<K, V> all() {
    return Collections.unmodifiableMap(entries);
  }
}
