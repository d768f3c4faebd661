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
  static final int COST = 2 * 2 * Generation.SLOT * Long.BYTES;

  /** The greatest capacity: a generation is one array. */
  static final int MOST = 1 << 27;

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
    // A slot is the key, the place and the sender: in one place of memory, which is nearly never
    // in the processor's cache.
    private static final int SLOT = 3;

    private long[] slots;
    private int size;

    Generation(int count) {
      slots = new long[SLOT * count];
    }

    private int count() {
      return slots.length / SLOT;
    }

    void put(long key, long place, int sender) {
      if (2 * size >= count()) grow();
      int slot = slotOf(key);
      if (slots[slot] == 0) size++;
      slots[slot] = key;
      slots[slot + 1] = place;
      slots[slot + 2] = sender;
    }

    Optional<Seen> get(long key) {
      int slot = slotOf(key);
      if (slots[slot] == 0) return Optional.empty();
      return Optional.of(new Seen(slots[slot + 1], (int) slots[slot + 2]));
    }

    private void grow() {
      Generation larger = new Generation(2 * count());
      for (int slot = 0; slot < slots.length; slot += SLOT) {
        if (slots[slot] != 0) larger.put(slots[slot], slots[slot + 1], (int) slots[slot + 2]);
      }
      slots = larger.slots;
    }

    void clear() {
      Arrays.fill(slots, 0);
      size = 0;
    }

    private int slotOf(long key) {
      int mask = count() - 1;
      int index = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
      while (slots[SLOT * index] != 0 && slots[SLOT * index] != key) index = (index + 1) & mask;
      return SLOT * index;
    }
  }
}
