package io.sealpost.journal.format;

import io.sealpost.journal.disk.SpoolFiles;

/**
 * A place in the journal as 64 bits: segment number x 2^32 + offset in the segment's file. Only
 * ever grows while the directory exists; 0 is before everything.
 */
public final class Position {
  private Position() {}

  public static long of(long number, int offset) {
    return number << 32 | offset;
  }

  public static long number(long position) {
    return position >>> 32;
  }

  public static int offset(long position) {
    return (int) position;
  }

  /** The position in words, for operators. */
  public static String text(long position) {
    return "octet " + offset(position) + " of " + SpoolFiles.segment(number(position));
  }
}
