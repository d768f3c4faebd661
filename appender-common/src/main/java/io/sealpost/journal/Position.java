package io.sealpost.journal;

/**
 * A place in the journal as 64 bits: segment number x 2^32 + offset in the segment's file. Grows
 * for ever while the directory lives; 0 lies before everything.
 */
final class Position {
  private Position() {}

  static long of(long number, int offset) {
    return number << 32 | offset;
  }

  static long number(long position) {
    return position >>> 32;
  }

  static int offset(long position) {
    return (int) position;
  }

  /** In words, for operators. */
  static String text(long position) {
    return "octet " + offset(position) + " of " + SpoolFiles.segment(number(position));
  }
}
