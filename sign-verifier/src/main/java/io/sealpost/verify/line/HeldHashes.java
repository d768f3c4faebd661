package io.sealpost.verify.line;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.MessageHash;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The hashes first met in the batches held in memory. Each belongs to only one batch, and is
 * dropped with it. Several threads may look up and add hashes at the same time if those are in
 * different {@linkplain HashIndex parts}.
 */
public final class HeldHashes {
  private final Deque<HashIndex> newestFirst = new ArrayDeque<>();

  /** Adds a batch. */
  public void add(LineBatch batch) {
    newestFirst.addFirst(batch.firstMet());
  }

  /** Drops the oldest batch. */
  public void dropOldest() {
    newestFirst.removeLast();
  }

  /** The hash with this digest, added to the newest batch if it was not met before. */
  MessageHash findOrAdd(Hash kind, Digest digest) {
    return findOrAdd(kind, digest, newestFirst.getFirst());
  }

  /** The hash with this digest, added to {@code home} if it was not met before. */
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
