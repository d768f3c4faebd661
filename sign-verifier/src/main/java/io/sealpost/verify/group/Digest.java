package io.sealpost.verify.group;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 20 or 32 octets of a digest as four numbers: missing octets are 0. Digests of different kinds
 * are never compared.
 */
public record Digest(long first, long second, long third, long fourth) {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** Reads {@code octets[at, at + length)}. */
  public static Digest read(byte[] octets, int at, int length) {
    long third = length >= 24 ? number(octets, at + 16) : (int) INT.get(octets, at + 16);
    long fourth = length >= 32 ? number(octets, at + 24) : 0;
    return new Digest(number(octets, at), number(octets, at + 8), third, fourth);
  }

  /** Reads only the {@link #second} number of such a digest. */
  public static long readSecond(byte[] octets, int at) {
    return number(octets, at + 8);
  }

  private static long number(byte[] octets, int at) {
    return (long) LONG.get(octets, at);
  }
}
