package io.sealpost.verify.line;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.MessageHash;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A table of hashes by their digest: open addressing, never more than half full. Hashes are not
 * removed one by one: the whole table is emptied.
 */
final class HashTable {
  // Odd, and unknown to the author of the archive: digests in a block are free text, and may be
  // chosen to collide.
  private static final long FIRST = ThreadLocalRandom.current().nextLong() | 1;
  private static final long SECOND = ThreadLocalRandom.current().nextLong() | 1;

  // Slots by digest, and the hashes themselves in the order in which they were added: few places
  // for the garbage collector to scan, and quick to empty. A slot holds part of the digest, so that
  // most non-matching hashes are skipped without being touched; 0 is a free slot.
  private int[] marks = new int[256];
  private int[] indexes = new int[256];
  private @Nullable MessageHash[] hashes = new MessageHash[128];
  private int size;

  /** Returns the hash with this digest, or null. */
  @Nullable MessageHash find(Hash kind, Digest digest) {
    int slot = slotOf(kind, digest, mark(kind, digest));
    return marks[slot] == 0 ? null : hashes[indexes[slot]];
  }

  /** Adds a hash that is not here yet. */
  MessageHash add(Hash kind, Digest digest) {
    if (size == hashes.length) {
      grow();
    }
    MessageHash hash = new MessageHash(kind, digest);
    int mark = mark(kind, digest);
    int slot = slotOf(kind, digest, mark);
    marks[slot] = mark;
    indexes[slot] = size;
    hashes[size++] = hash;
    return hash;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The hash with this index, from 0, in the order of addition. */
  MessageHash get(int index) {
    return Objects.requireNonNull(hashes[index]);
  }

  void clear() {
    Arrays.fill(hashes, 0, size, null);
    Arrays.fill(marks, 0);
    size = 0;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    int[] oldMarks = marks;
    int[] oldIndexes = indexes;
    marks = new int[4 * size];
    indexes = new int[4 * size];
    for (int i = 0; i < oldMarks.length; i++) {
      if (oldMarks[i] == 0) {
        continue;
      }
      int slot = oldMarks[i] & (marks.length - 1);
      while (marks[slot] != 0) {
        slot = (slot + 1) & (marks.length - 1);
      }
      marks[slot] = oldMarks[i];
      indexes[slot] = oldIndexes[i];
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
    MessageHash hash = get(indexes[slot]);
    return hash.kind() == kind && hash.has(digest);
  }
}
