package io.sealpost.verify.line;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.MessageHash;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The hashes first met in one batch of the archive, divided into parts by their digests: different
 * threads may fill different parts at the same time.
 */
public final class HashIndex {
  /** How many parts there are. */
  static final int PARTS = 4;

  private static final int PART_SHIFT = 62;

  private final List<HashTable> parts =
      IntStream.range(0, PARTS).mapToObj(part -> new HashTable()).toList();

  /** The part that a digest belongs to, by its octets 9 to 16. */
  static int part(long second) {
    return (int) (second >>> PART_SHIFT);
  }

  /** Returns the hash with this digest, or null. */
  @Nullable MessageHash find(Hash kind, Digest digest) {
    return parts.get(part(digest.second())).find(kind, digest);
  }

  /** Adds a hash that is not here yet. */
  MessageHash add(Hash kind, Digest digest) {
    return parts.get(part(digest.second())).add(kind, digest);
  }

  /** Receives hashes one by one. */
  public interface Sink {
    void take(MessageHash hash) throws IOException;
  }

  /**
   * Passes on all hashes, in the order of their lines as far as they were met in that order: then
   * numbers mostly ascend, and little is left to sort.
   */
  public void forEach(Sink sink) throws IOException {
    int[] done = new int[PARTS];
    for (int part = earliest(done); part >= 0; part = earliest(done)) {
      sink.take(parts.get(part).get(done[part]++));
    }
  }

  /** The part whose next hash is the earliest; -1 after the last. */
  private int earliest(int[] done) {
    int earliest = -1;
    long least = Long.MAX_VALUE;
    for (int part = 0; part < PARTS; part++) {
      HashTable table = parts.get(part);
      if (done[part] == table.size()) {
        continue;
      }
      long place = table.get(done[part]).place();
      if (place < least) {
        least = place;
        earliest = part;
      }
    }
    return earliest;
  }

  void clear() {
    parts.forEach(HashTable::clear);
  }
}
