package io.sealpost.verify;

/**
 * How many lines got each verdict. Which of the repeated ones are replays is known only at the end
 * of the archive.
 *
 * @param repeated copies beyond those that were signed
 */
record LineCounts(
    long messages,
    long verified,
    long unsigned,
    long repeated,
    long badBlocks,
    long noKeyBlocks,
    long skippedBlocks) {
  static final LineCounts NOTHING = new LineCounts(0, 0, 0, 0, 0, 0, 0);

  /** These counts plus those of other lines. */
  LineCounts plus(LineCounts other) {
    return new LineCounts(
        messages + other.messages,
        verified + other.verified,
        unsigned + other.unsigned,
        repeated + other.repeated,
        badBlocks + other.badBlocks,
        noKeyBlocks + other.noKeyBlocks,
        skippedBlocks + other.skippedBlocks);
  }

  /** The same, with this many verified lines turned out to be copies. */
  LineCounts withRepeated(long more) {
    return new LineCounts(
        messages,
        verified - more,
        unsigned,
        repeated + more,
        badBlocks,
        noKeyBlocks,
        skippedBlocks);
  }
}
