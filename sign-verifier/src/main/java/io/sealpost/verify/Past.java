package io.sealpost.verify;

import java.util.Arrays;
import java.util.Optional;

/**
 * The messages that were found genuine and have left memory, each by the first 64 bits of its
 * digest: enough to tell a replay from a message that nobody signed. Both are findings, so whoever
 * finds a second message with the same 64 bits gains nothing.
 *
 * <p>Forgets in two generations: at least the last {@code capacity} messages are remembered, at
 * most twice as many.
 */
final class Past {
  /** Octets that one message takes, both generations together. */
  static final int COST = 2 * 2 * (Long.BYTES + Long.BYTES + Integer.BYTES);

  /**
   * A message of the past.
   *
   * @param place where it last came as a new one
   * @param sender the number of the sender that signed it
   */
  record Seen(long place, int sender) {}

  private final int capacity;
  private Generation young;
  private Generation old;

  Past(int capacity) {
    this.capacity = capacity;
    this.young = new Generation(64);
    this.old = new Generation(64);
  }

  void add(long prefix, long place, int sender) {
    if (young.size == capacity) {
      Generation forgotten = old;
      old = young;
      young = forgotten;
      young.clear();
    }
    young.put(key(prefix), place, sender);
  }

  Optional<Seen> find(long prefix) {
    Optional<Seen> found = young.get(key(prefix));
    return found.isPresent() ? found : old.get(key(prefix));
  }

  private static long key(long prefix) {
    return prefix == 0 ? 1 : prefix; // 0 is a free slot
  }

  /** Open addressing; a digest's own bits are random enough for whoever cannot choose them. */
  private static final class Generation {
    private long[] keys;
    private long[] places;
    private int[] senders;
    private int size;

    Generation(int slots) {
      keys = new long[slots];
      places = new long[slots];
      senders = new int[slots];
    }

    void put(long key, long place, int sender) {
      if (2 * size >= keys.length) grow();
      int slot = slotOf(key);
      if (keys[slot] == 0) size++;
      keys[slot] = key;
      places[slot] = place;
      senders[slot] = sender;
    }

    Optional<Seen> get(long key) {
      int slot = slotOf(key);
      if (keys[slot] == 0) return Optional.empty();
      return Optional.of(new Seen(places[slot], senders[slot]));
    }

    private void grow() {
      Generation larger = new Generation(2 * keys.length);
      for (int slot = 0; slot < keys.length; slot++) {
        if (keys[slot] != 0) larger.put(keys[slot], places[slot], senders[slot]);
      }
      keys = larger.keys;
      places = larger.places;
      senders = larger.senders;
    }

    void clear() {
      Arrays.fill(keys, 0);
      size = 0;
    }

    private int slotOf(long key) {
      int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (keys.length - 1);
      while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & (keys.length - 1);
      return slot;
    }
  }
}
