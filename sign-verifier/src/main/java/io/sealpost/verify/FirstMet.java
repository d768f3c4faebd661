package io.sealpost.verify;

import io.sealpost.sign.Hash;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The hashes that were first met in one stretch of the archive, in parts by their digests:
 * different threads may fill different parts at the same time.
 */
final class FirstMet {
  /** How many parts there are. */
  static final int PARTS = 4;

  private static final int PART_SHIFT = 62;

  private final List<HashTable> parts =
      IntStream.range(0, PARTS).mapToObj(part -> new HashTable()).toList();

  /** The part that a digest belongs to, by its octets 9 to 16. */
  static int part(long second) {
    return (int) (second >>> PART_SHIFT);
  }

  /** The hash with this digest, or null. */
  @Nullable MessageHash find(Hash kind, Digest digest) {
    return parts.get(part(digest.second())).find(kind, digest);
  }

  /** Adds a hash that is not here yet. */
  MessageHash add(Hash kind, Digest digest) {
    return parts.get(part(digest.second())).add(kind, digest);
  }

  List<HashTable> parts() {
    return parts;
  }

  void clear() {
    parts.forEach(HashTable::clear);
  }
}
