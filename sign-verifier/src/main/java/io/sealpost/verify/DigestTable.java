package io.sealpost.verify;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Digests of one length, each with an int of its own: open addressing over one flat array, some 1.5
 * times the octets of what it holds.
 */
final class DigestTable {
  static final int ABSENT = -1;

  private final int octets;
  // Odd and unknown to whoever wrote the archive: digests in a block are free text, and may be
  // chosen to collide.
  private final int multiplier = ThreadLocalRandom.current().nextInt() | 1;
  private byte[] digests;
  private int[] values;
  private int size;
  private int[] slots; // index of a digest, plus 1; 0 is free

  DigestTable(int octets) {
    this.octets = octets;
    this.digests = new byte[64 * octets];
    this.values = new int[64];
    this.slots = new int[128];
  }

  int size() {
    return size;
  }

  /** The value of this digest, or {@link #ABSENT}. */
  int find(byte[] digest) {
    int slot = slotOf(digest);
    return slots[slot] == 0 ? ABSENT : values[slots[slot] - 1];
  }

  /** The value of this digest; the given one if it is new. */
  int putIfAbsent(byte[] digest, int value) {
    if (digest.length != octets) {
      throw new IllegalArgumentException(digest.length + " octets, not " + octets);
    }
    int slot = slotOf(digest);
    if (slots[slot] != 0) return values[slots[slot] - 1];
    append(digest, value);
    slots[slot] = size;
    if (2 * size > slots.length) rehash();
    return value;
  }

  private void append(byte[] digest, int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
      digests = Arrays.copyOf(digests, Math.multiplyExact(values.length, octets));
    }
    System.arraycopy(digest, 0, digests, size * octets, octets);
    values[size++] = value;
  }

  private void rehash() {
    slots = new int[Math.multiplyExact(slots.length, 2)];
    byte[] digest = new byte[octets];
    for (int i = 0; i < size; i++) {
      System.arraycopy(digests, i * octets, digest, 0, octets);
      slots[slotOf(digest)] = i + 1;
    }
  }

  private int slotOf(byte[] digest) {
    int hash = 0;
    for (byte octet : digest) hash = (hash + octet) * multiplier;
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    while (slots[slot] != 0 && !holds(slots[slot] - 1, digest)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean holds(int index, byte[] digest) {
    int at = index * octets;
    return Arrays.equals(digests, at, at + octets, digest, 0, octets);
  }
}
