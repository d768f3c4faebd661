package io.sealpost.verify.line;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.MessageHash;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The hashes that were first met in the batches held in memory. Each belongs to one batch only, so
 * that it goes when that one goes. Several threads may look for and add hashes at the same time, if
 * those are of different {@linkplain HashIndex parts}.
 */
public final class HeldHashes {
  private final Deque<HashIndex> newestFirst = new ArrayDeque<>();

  /** Takes a batch in. */
  public void add(LineBatch batch) {
    newestFirst.addFirst(batch.firstMet());
  }

  /** Lets the oldest batch go. */
  public void dropOldest() {
    newestFirst.removeLast();
  }

  /** The hash with this digest, new in the newest batch if it was not met before. */
  MessageHash findOrAdd(Hash kind, Digest digest) {
    return findOrAdd(kind, digest, newestFirst.getFirst());
  }

  /** The same, new in that one if it was not met before. */
  public MessageHash findOrAdd(Hash kind, Digest digest, HashIndex home) {
    for (HashIndex table : newestFirst) {
      MessageHash found = table.find(kind, digest);
      if (found != null) {
        return found;
      }
    }
    return home.add(kind, digest);
  }
}
