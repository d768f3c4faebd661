package io.sealpost.sign.encoding;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * An OpenPGP multiprecision integer (RFC 4880 §3.2), big-endian, never negative.
 *
 * <pre>
 *   00 09 | 01 FF        bit count, then the value in as many octets as it needs: 511 has 9 bits
 * </pre>
 *
 * <p>Written with the exact bit count. Read with any count that gives the same number of octets:
 * the examples in RFC 5848 themselves say 160 for a value of 157 bits.
 */
public final class Mpi {
  private Mpi() {}

  public static BigInteger read(ByteBuffer in) throws UndecodableException {
    if (in.remaining() < 2) {
      throw new UndecodableException("an MPI begins with two octets, there are " + in.remaining());
    }
    int octets = (Short.toUnsignedInt(in.getShort()) + 7) / 8;
    if (octets > in.remaining()) {
      throw new UndecodableException(
          "an MPI of " + octets + " octets, where " + in.remaining() + " are left");
    }
    byte[] magnitude = new byte[octets];
    in.get(magnitude);
    return new BigInteger(1, magnitude);
  }

  /** Concatenates the integers, as in RFC 5848 §4.2.8 and §5.2.1. */
  public static byte[] concatenated(BigInteger... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BigInteger value : values) {
      int bits = value.bitLength();
      out.write(bits >>> 8);
      out.write(bits);
      byte[] signed = value.toByteArray();
      int octets = (bits + 7) / 8;
      out.write(signed, signed.length - octets, octets);
    }
    return out.toByteArray();
  }
}
