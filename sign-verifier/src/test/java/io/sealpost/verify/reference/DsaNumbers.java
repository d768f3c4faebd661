package io.sealpost.verify.reference;

import java.math.BigInteger;

/** The two numbers of SIGN: two MPIs (RFC 5848 §4.2.8), or the DER of the 2008 draft. */
record DsaNumbers(BigInteger r, BigInteger s) {
  static DsaNumbers decode(byte[] octets) throws MalformedException {
    OctetReader whole = new OctetReader(octets);
    OctetReader in = whole;
    if (whole.isDer()) {
      in = new OctetReader(whole.contents(OctetReader.SEQUENCE));
      whole.end();
    }
    DsaNumbers numbers =
        whole.isDer()
            ? new DsaNumbers(in.integer(), in.integer())
            : new DsaNumbers(in.mpi(), in.mpi());
    in.end();
    return numbers;
  }
}
