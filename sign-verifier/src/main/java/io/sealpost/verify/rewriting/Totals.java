package io.sealpost.verify.rewriting;

/**
 * What is known about the whole archive at its end.
 *
 * @param verified verified messages
 * @param unsigned unsigned messages
 * @param verifiedBlocks blocks with a valid signature
 * @param blocks all lines recognised as blocks
 */
record Totals(long verified, long unsigned, long verifiedBlocks, long blocks) {
  /** Whether nothing of what was signed could be read. */
  boolean nothingRead() {
    return verified == 0 && blocks == 0;
  }

  /** Whether these are nearly all of the unsigned messages. */
  boolean nearlyAll(long lines) {
    return lines > 0 && lines * 10 >= unsigned * 9;
  }
}
