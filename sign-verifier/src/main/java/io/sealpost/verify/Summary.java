package io.sealpost.verify;

/**
 * The counts of a whole archive. Messages are verified, unsigned, replayed or redelivered, and
 * nothing else.
 *
 * @param redelivered copies that a sender repeated after a broken connection: no finding
 * @param lost message numbers, over all groups
 * @param uncovered message numbers, over all groups
 * @param badBlocks blocks that are wrong in themselves; those without a key are not counted
 * @param trusted whether everything that is verified is so under trusted keys
 */
public record Summary(
    long messages,
    long verified,
    long unsigned,
    long replay,
    long redelivered,
    long lost,
    long uncovered,
    long badBlocks,
    boolean trusted) {
  static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, 0, true);

  /** With so many messages that are verified taken for replays. */
  Summary replayed(long count) {
    return new Summary(
        messages,
        verified - count,
        unsigned,
        replay + count,
        redelivered,
        lost,
        uncovered,
        badBlocks,
        trusted);
  }

  /** The counts of two parts of one archive. */
  Summary with(Summary other) {
    return new Summary(
        messages + other.messages,
        verified + other.verified,
        unsigned + other.unsigned,
        replay + other.replay,
        redelivered + other.redelivered,
        lost + other.lost,
        uncovered + other.uncovered,
        badBlocks + other.badBlocks,
        trusted && other.trusted);
  }
}
