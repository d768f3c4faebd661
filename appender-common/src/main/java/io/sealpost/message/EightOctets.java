package io.sealpost.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight octets examined together, as one number with the first of them lowest: searching long lines
 * for an octet is most of the work.
 */
public final class EightOctets {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOP_BITS = ONES << 7;

  private EightOctets() {}

  /** The eight octets from {@code at}. */
  public static long read(byte[] octets, int at) {
    return (long) EIGHT.get(octets, at);
  }

  /** The same octet eight times. */
  public static long allOf(char octet) {
    return ONES * octet;
  }

  /**
   * Has the top bit set of the lowest octet that is the same in both, and perhaps of some above it:
   * equal octets become 0, 1 is subtracted from each, and borrows pass upwards only.
   */
  public static long same(long eight, long other) {
    long zeroIfSame = eight ^ other;
    return (zeroIfSame - ONES) & ~zeroIfSame & TOP_BITS;
  }

  /** The index among the eight of the lowest octet that {@link #same} found. */
  public static int lowest(long same) {
    return Long.numberOfTrailingZeros(same) / Byte.SIZE;
  }
}
