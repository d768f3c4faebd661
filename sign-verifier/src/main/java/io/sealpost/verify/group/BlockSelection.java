package io.sealpost.verify.group;

import io.sealpost.sign.SignatureBlock;
import io.sealpost.verify.report.BlockVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Selects which undecided blocks of a group to check. Checking signatures costs more than
 * everything else together, and signers whose blocks overlap sign each message several times.
 *
 * <p>All of a group's first {@value #ALL_CHECKED} blocks are checked, so that the verdict on a
 * short archive has no gaps. Of later ones, the fewest that together cover the most come first:
 *
 * <pre>
 *   1-45   checked
 *     16-60                    46-60 come with the third: passed over
 *        31-75   checked       as it reaches farthest of those that begin at 46 or before
 * </pre>
 *
 * <p>What was passed over is still checked if it might say anything new: if it adds a number, since
 * one of those chosen failed, or has a hash that is not known to be that number's; or if its octets
 * differ from those of a checked block in more than numbers, hashes and a well-formed time ({@link
 * io.sealpost.sign.BlockForm}). Only the rest is {@link BlockVerdict#SKIPPED}: whoever wrote it, it
 * contains nothing that was not signed.
 */
public final class BlockSelection {
  static final int ALL_CHECKED = 1_000;

  private final boolean all;

  /** A selection; with {@code all} every block is checked, however many there are. */
  public BlockSelection(boolean all) {
    this.all = all;
  }

  /** Whether some blocks of this group are not checked. */
  public boolean skips(Group group) {
    return !all && group.signatureBlocks() > ALL_CHECKED;
  }

  /** The blocks to check first. */
  public List<BlockLine> first(Group group) {
    List<BlockLine> open = unchecked(group);
    if (!skips(group)) {
      return open;
    }
    List<BlockLine> chosen = new ArrayList<>();
    List<BlockLine> signatures = new ArrayList<>();
    for (BlockLine line : open) {
      (line.block() instanceof SignatureBlock ? signatures : chosen).add(line);
    }
    signatures.sort(Comparator.comparingLong(line -> signature(line).firstNumber()));
    chooseFarthest(group, signatures, chosen);
    return chosen;
  }

  private static void chooseFarthest(
      Group group, List<BlockLine> ascending, List<BlockLine> chosen) {
    long reach = 0;
    BlockLine best = null;
    for (BlockLine line : ascending) {
      long begin = signature(line).firstNumber();
      if (best != null && begin > reach + 1) {
        chosen.add(best);
        reach = end(best);
        best = null;
      }
      if (end(line) <= reach || !says(group, line)) {
        continue;
      }
      if (best == null) {
        reach = Math.max(reach, begin - 1);
      }
      if (best == null || end(line) > end(best)) {
        best = line;
      }
    }
    if (best != null) {
      chosen.add(best);
    }
  }

  /** The blocks to check once the first ones have their verdicts; decides all others. */
  public List<BlockLine> second(Group group) {
    List<BlockLine> needed = new ArrayList<>();
    for (BlockLine line : unchecked(group)) {
      if (says(group, line) || hasOtherForm(group, line)) {
        needed.add(line);
      } else {
        line.decide(BlockVerdict.SKIPPED);
      }
    }
    return needed;
  }

  private static List<BlockLine> unchecked(Group group) {
    List<BlockLine> open = new ArrayList<>();
    for (BlockLine line : group.undecided()) {
      if (!line.isDecided() && line.keysVersion() != group.keys().version()) {
        open.add(line);
      }
    }
    return open;
  }

  /** Whether it says anything that checked blocks have not already said. */
  private static boolean says(Group group, BlockLine line) {
    if (!(line.block() instanceof SignatureBlock block)) {
      return true;
    }
    for (int i = 0; i < block.count(); i++) {
      MessageHash known = group.recent().get(block.number(i));
      if (known == null || !known.has(digest(block, i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether anything in its octets might be taken for a statement of the signer: any form other
   * than that of checked blocks.
   */
  private static boolean hasOtherForm(Group group, BlockLine line) {
    return !(line.block() instanceof SignatureBlock block && group.hasKnownForm(block));
  }

  /** The digest of a block's message, for comparison. */
  public static Digest digest(SignatureBlock block, int index) {
    int octets = block.hash().octets();
    return Digest.read(block.digests(), index * octets, octets);
  }

  private static SignatureBlock signature(BlockLine line) {
    if (line.block() instanceof SignatureBlock block) {
      return block;
    }
    throw new IllegalArgumentException("no signature block");
  }

  private static long end(BlockLine line) {
    return signature(line).firstNumber() + signature(line).count() - 1;
  }
}
