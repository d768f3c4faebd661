package io.sealpost.verify.line;

import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.BlockLine;
import io.sealpost.verify.group.BlockSelection;
import io.sealpost.verify.group.Digest;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.GroupKeys;
import io.sealpost.verify.group.Groups;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.report.BlockVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks blocks, and takes the numbers from those that are valid and use an allowed kind of hash.
 * Everything but the checking itself happens on the verification's thread.
 */
public final class BlockProcessor {
  // Enough to recognise a resend; what is forgotten came long before, and is verified again.
  private static final int MOST_CONTENTS = 50_000;

  /** The content of a block, regardless of when and how often it was sent. */
  private record Content(Group group, long place, int size, Digest octets) {}

  private record Trial(Group group, BlockLine line, Block block) {}

  private final Workers workers;
  private final BlockSelection choice;
  private final Set<Hash> allowed;
  private final HeldHashes hashes;
  private final LastSeen<Content> contents = new LastSeen<>(MOST_CONTENTS);

  public BlockProcessor(
      Workers workers, BlockSelection choice, Set<Hash> allowed, HeldHashes hashes) {
    this.workers = workers;
    this.choice = choice;
    this.allowed = allowed;
    this.hashes = hashes;
  }

  /** Looks for keys, and decides the blocks that have one, in the batch with that number. */
  public void work(Groups groups, long batch) {
    for (Group group : groups.open()) {
      group.updateKeys();
    }
    check(groups, choice::first, batch);
    check(groups, choice::second, batch);
    groups.dropDecided();
  }

  /** Gives the blocks of a batch, which wait no longer, their final verdict. */
  public void decideRest(LineBatch batch, Groups groups) {
    for (BlockLine line : batch.blocks()) {
      Block block = line.block();
      if (line.isDecided() || block == null) {
        continue;
      }
      GroupKeys keys = groups.of(block).keys();
      // Without a key, judging is quick, and the result may have changed; with one it was checked.
      line.decide(keys.accepted().isEmpty() ? keys.judge(block) : line.verdict());
    }
    groups.dropDecided();
  }

  private interface Selection {
    List<BlockLine> of(Group group);
  }

  private void check(Groups groups, Selection selection, long batch) {
    List<Trial> trials = new ArrayList<>();
    for (Group group : groups.open()) {
      for (BlockLine line : selection.of(group)) {
        Block block = line.block();
        if (block != null) {
          trials.add(new Trial(group, line, block));
        }
      }
    }
    workers.each(
        trials.size(), 1, (from, to) -> trials.subList(from, to).forEach(BlockProcessor::check));
    for (Trial trial : trials) {
      if (trial.line().verdict() == BlockVerdict.VERIFIED) {
        apply(trial, batch);
      }
    }
  }

  private static void check(Trial trial) {
    GroupKeys keys = trial.group().keys();
    trial.line().propose(keys.judge(trial.block()), keys.version());
  }

  private void apply(Trial trial, long batch) {
    boolean news = false;
    if (trial.block() instanceof SignatureBlock block) {
      trial.group().count(block);
      if (choice.skips(trial.group())) {
        trial.group().addForm(block);
      }
      if (allowed.contains(block.hash())) {
        news = number(trial.group(), block, batch);
      }
    }
    boolean known = contents.again(content(trial));
    trial.line().decide(known && !news ? BlockVerdict.DUPLICATE : BlockVerdict.VERIFIED);
  }

  /** Takes the block's numbers; returns whether there is a new one among them. */
  private boolean number(Group group, SignatureBlock block, long batch) {
    boolean news = false;
    for (int i = 0; i < block.count(); i++) {
      long number = block.number(i);
      MessageHash known = group.recent().get(number);
      if (known == null && group.isCovered(number)) {
        continue;
      } // signed long ago
      Digest digest = BlockSelection.digest(block, i);
      if (known != null && known.has(digest)) {
        continue;
      }
      MessageHash hash = hashes.findOrAdd(block.hash(), digest);
      if (known != null && hash.numbers().contains(group, number)) {
        continue;
      }
      group.number(number, hash, batch);
      news = true;
    }
    return news;
  }

  private static Content content(Trial trial) {
    if (trial.block() instanceof SignatureBlock block) {
      // By a kind of hash that the messages use: another would have to be compiled first.
      Digest digest = digest(block.hash(), block.digests());
      return new Content(trial.group(), block.firstNumber(), block.count(), digest);
    }
    if (trial.block() instanceof CertificateBlock block) {
      Digest digest = digest(Hash.SHA_256, block.fragment());
      return new Content(trial.group(), -block.index(), block.totalOctets(), digest);
    }
    throw new IllegalStateException("a block of no kind");
  }

  private static Digest digest(Hash kind, byte[] contents) {
    return Digest.read(kind.newDigest().digest(contents), 0, kind.octets());
  }
}
