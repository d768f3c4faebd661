package io.sealpost.verify.group;

import io.sealpost.sign.Block;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import org.jspecify.annotations.Nullable;

/** A line that is a block message, and what was found about it. */
public final class BlockLine {
  private final int index;
  private final BlockType type;
  private final @Nullable Block block;
  private BlockVerdict verdict;
  private boolean decided;
  private int keysVersion = -1;
  private boolean tried;
  private @Nullable Group group;

  private BlockLine(int index, BlockType type, @Nullable Block block, BlockVerdict verdict) {
    this.index = index;
    this.type = type;
    this.block = block;
    this.verdict = verdict;
  }

  public static BlockLine readable(int index, BlockType type, Block block) {
    return new BlockLine(index, type, block, BlockVerdict.NO_KEY);
  }

  public static BlockLine unreadable(int index, BlockType type, BlockVerdict verdict) {
    BlockLine line = new BlockLine(index, type, null, verdict);
    line.decided = true;
    return line;
  }

  /** The line's index in its batch. */
  public int index() {
    return index;
  }

  public BlockType type() {
    return type;
  }

  /** The block; null if it cannot be read. */
  public @Nullable Block block() {
    return block;
  }

  void belongsTo(Group itsGroup) {
    group = itsGroup;
  }

  /** The group of a block that can be read. */
  public @Nullable Group group() {
    return group;
  }

  /** The verdict as far as is known; final once it is {@linkplain #isDecided decided}. */
  public BlockVerdict verdict() {
    return verdict;
  }

  public boolean isDecided() {
    return decided;
  }

  /** The version of its group's keys with which it was last checked; -1 if it was not checked. */
  int keysVersion() {
    return keysVersion;
  }

  /** Whether this is the first call: keys known beforehand are tried once. */
  boolean isFirstTrial() {
    boolean first = !tried;
    tried = true;
    return first;
  }

  /** Notes the verdict according to these keys. */
  public void propose(BlockVerdict found, int keys) {
    verdict = found;
    keysVersion = keys;
  }

  public void decide(BlockVerdict found) {
    verdict = found;
    decided = true;
  }

  /** What is wrong with a bad block, in words. */
  public String describe() {
    return (type == BlockType.CERTIFICATE ? "certificate" : "signature")
        + " block with "
        + verdict.fault();
  }
}
