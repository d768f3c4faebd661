package io.sealpost.verify.rewriting;

/**
 * What is known of the whole archive at its end.
 *
 * @param verified messages
 * @param unsigned messages
 * @param verifiedBlocks blocks whose signature is right
 * @param blocks all lines that were known as blocks
 */
record Totals(long verified, long unsigned, long verifiedBlocks, long blocks) {
  /** Whether nothing at all could be read of what was signed. */
  boolean nothingRead() {
    return verified == 0 && blocks == 0;
  }

  /** Whether these are nearly all of the unsigned messages. */
  boolean nearlyAll(long lines) {
    return lines > 0 && lines * 10 >= unsigned * 9;
  }
}
