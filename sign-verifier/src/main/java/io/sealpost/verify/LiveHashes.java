package io.sealpost.verify;

import io.sealpost.sign.Hash;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The hashes that were first met in the stretches held in memory. Each belongs to one stretch only,
 * so that it goes when that one goes. Several threads may look for and add hashes at the same time,
 * if those are of different {@linkplain FirstMet parts}.
 */
final class LiveHashes {
  private final Deque<FirstMet> newestFirst = new ArrayDeque<>();

  /** Takes a stretch in. */
  void add(Stretch stretch) {
    newestFirst.addFirst(stretch.firstMet());
  }

  /** Lets the oldest stretch go. */
  void dropOldest() {
    newestFirst.removeLast();
  }

  /** The hash with this digest, new in the newest stretch if it was not met before. */
  MessageHash findOrAdd(Hash kind, Digest digest) {
    return findOrAdd(kind, digest, newestFirst.getFirst());
  }

  /** The same, new in that one if it was not met before. */
  MessageHash findOrAdd(Hash kind, Digest digest, FirstMet home) {
    for (FirstMet table : newestFirst) {
      MessageHash found = table.find(kind, digest);
      if (found != null) return found;
    }
    return home.add(kind, digest);
  }
}
