package io.sealpost.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight octets looked at together, as one number with the first of them lowest: where long lines
 * are searched for an octet, that is most of the work.
 */
public final class EightOctets {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOP_BITS = ONES << 7;

  private EightOctets() {}

  /** Those from {@code at} on. */
  public static long read(byte[] octets, int at) {
    return (long) EIGHT.get(octets, at);
  }

  /** Eight times the same. */
  public static long allOf(char octet) {
    return ONES * octet;
  }

  /**
   * The top bit of the lowest octet that is the same in both, and perhaps of some above it: there 1
   * is subtracted from each octet that was made 0, and borrows pass upwards only.
   */
  public static long same(long eight, long other) {
    long zeroIfSame = eight ^ other;
    return (zeroIfSame - ONES) & ~zeroIfSame & TOP_BITS;
  }

  /** Which of the eight the lowest bit is of that {@link #same} returned. */
  public static int lowest(long same) {
    return Long.numberOfTrailingZeros(same) / Byte.SIZE;
  }
}
