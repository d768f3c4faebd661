package io.sealpost.verify;

import io.sealpost.sign.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Hashes that are found by their digest: open addressing, never more than half full. They are not
 * removed one by one: the whole table is emptied.
 */
final class HashTable {
  // Odd and unknown to whoever wrote the archive: digests in a block are free text, and may be
  // chosen to collide.
  private static final long FIRST = ThreadLocalRandom.current().nextLong() | 1;
  private static final long SECOND = ThreadLocalRandom.current().nextLong() | 1;

  // What a slot holds, so that most that are not looked for are passed by without being touched;
  // 0 is a free slot.
  private int[] marks = new int[256];
  private MessageHash[] slots = new MessageHash[256];
  private final List<MessageHash> all = new ArrayList<>();

  /** The hash with this digest, or null. */
  @Nullable MessageHash find(Hash kind, Digest digest) {
    int slot = slotOf(kind, digest, mark(kind, digest));
    return marks[slot] == 0 ? null : slots[slot];
  }

  /** Adds a hash that is not here yet. */
  MessageHash add(Hash kind, Digest digest) {
    if (2 * all.size() >= slots.length) rehash();
    MessageHash hash = new MessageHash(kind, digest);
    int mark = mark(kind, digest);
    int slot = slotOf(kind, digest, mark);
    marks[slot] = mark;
    slots[slot] = hash;
    all.add(hash);
    return hash;
  }

  /** In the order in which they were added. */
  List<MessageHash> all() {
    return all;
  }

  void clear() {
    all.clear();
    Arrays.fill(marks, 0);
    Arrays.fill(slots, null);
  }

  private void rehash() {
    int[] oldMarks = marks;
    MessageHash[] oldSlots = slots;
    marks = new int[2 * oldMarks.length];
    slots = new MessageHash[2 * oldMarks.length];
    for (int i = 0; i < oldMarks.length; i++) {
      if (oldMarks[i] == 0) continue;
      int slot = oldMarks[i] & (marks.length - 1);
      while (marks[slot] != 0) slot = (slot + 1) & (marks.length - 1);
      marks[slot] = oldMarks[i];
      slots[slot] = oldSlots[i];
    }
  }

  private static int mark(Hash kind, Digest digest) {
    long mixed = (digest.first() ^ kind.octets()) * FIRST + digest.second() * SECOND;
    int mark = (int) (mixed >>> 32);
    return mark == 0 ? 1 : mark;
  }

  private int slotOf(Hash kind, Digest digest, int mark) {
    int slot = mark & (marks.length - 1);
    while (marks[slot] != 0 && !(marks[slot] == mark && isAt(slot, kind, digest))) {
      slot = (slot + 1) & (marks.length - 1);
    }
    return slot;
  }

  private boolean isAt(int slot, Hash kind, Digest digest) {
    return slots[slot].kind() == kind && slots[slot].has(digest);
  }
}
