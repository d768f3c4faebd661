package io.sealpost.verify.report;

/**
 * The counts of a whole archive. Each message is verified, unsigned, replayed or redelivered.
 *
 * @param replay copies beyond those that were signed and those that were resent
 * @param redelivered copies that were resent: no finding
 * @param reordered verified messages that came after one with a higher number: no finding
 * @param lost lost message numbers, over all groups
 * @param uncovered uncovered message numbers, over all groups
 * @param badBlocks blocks that are wrong in themselves
 * @param noKeyBlocks blocks for which there was no accepted key
 * @param skippedBlocks blocks whose signature was not checked, since they add nothing
 * @param trusted whether everything verified is signed with trusted keys
 */
public record Summary(
    long messages,
    long verified,
    long unsigned,
    long replay,
    long redelivered,
    long reordered,
    long lost,
    long uncovered,
    long badBlocks,
    long noKeyBlocks,
    long skippedBlocks,
    boolean trusted) {
  static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true);

  /** The sum of the counts of two parts of one archive. */
  Summary with(Summary other) {
    return new Summary(
        messages + other.messages,
        verified + other.verified,
        unsigned + other.unsigned,
        replay + other.replay,
        redelivered + other.redelivered,
        reordered + other.reordered,
        lost + other.lost,
        uncovered + other.uncovered,
        badBlocks + other.badBlocks,
        noKeyBlocks + other.noKeyBlocks,
        skippedBlocks + other.skippedBlocks,
        trusted && other.trusted);
  }
}
