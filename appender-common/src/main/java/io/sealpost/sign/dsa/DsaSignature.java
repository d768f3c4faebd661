package io.sealpost.sign.dsa;

import io.sealpost.sign.encoding.Der;
import io.sealpost.sign.encoding.Mpi;
import io.sealpost.sign.encoding.UndecodableException;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * The two numbers of a DSA or ECDSA signature, of any size and sign: {@link DsaKey#verifies}
 * decides.
 *
 * <p>In a block they are two {@linkplain Mpi MPIs} (RFC 5848 §4.2.8) or, from signers of the 2008
 * draft, the DER {@code SEQUENCE {r, s}}. The first octet tells them apart: 0x30 would be the bit
 * count of a number of 1,500 octets.
 */
public record DsaSignature(BigInteger r, BigInteger s) {
  public static DsaSignature decode(byte[] octets) throws UndecodableException {
    ByteBuffer in = ByteBuffer.wrap(octets);
    DsaSignature signature =
        Der.startsWith(in, Der.SEQUENCE)
            ? readDer(in)
            : new DsaSignature(Mpi.read(in), Mpi.read(in));
    Der.end(in);
    return signature;
  }

  /** Reads the DER form only. */
  public static DsaSignature decodeDer(byte[] octets) throws UndecodableException {
    ByteBuffer in = ByteBuffer.wrap(octets);
    DsaSignature signature = readDer(in);
    Der.end(in);
    return signature;
  }

  private static DsaSignature readDer(ByteBuffer in) throws UndecodableException {
    ByteBuffer pair = Der.contents(in, Der.SEQUENCE);
    DsaSignature signature = new DsaSignature(Der.integer(pair), Der.integer(pair));
    Der.end(pair);
    return signature;
  }

  public byte[] toMpis() {
    return Mpi.concatenated(r, s);
  }
}
