package io.sealpost.verify.line;

import io.sealpost.sign.Block;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.BlockLine;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Does what can be done with a batch before its turn: finds its blocks and hashes its lines. Runs
 * ahead of the verification's thread, on a thread of its own.
 *
 * <p>No message is hashed before the kind of hash is known; mostly it is the same throughout.
 */
public final class Preparation {
  private final Set<Hash> allowed;
  private final Workers workers;
  private final Set<Hash> kinds = EnumSet.noneOf(Hash.class);

  public Preparation(Set<Hash> allowed, Workers workers) {
    this.allowed = allowed;
    this.workers = workers;
  }

  /** Prepares a batch; returns the kinds of hash that the blocks so far use. */
  public Set<Hash> prepare(LineBatch batch) {
    BlockFinder.find(batch, workers);
    for (BlockLine line : batch.blocks()) {
      Block block = line.block();
      if (block instanceof SignatureBlock signature && allowed.contains(signature.hash())) {
        kinds.add(signature.hash());
      }
    }
    for (Hash kind : kinds) {
      LineHasher.digest(batch, kind, workers);
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(kinds)); // in the same order in each run
  }
}
