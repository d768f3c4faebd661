package io.sealpost.verify.reference;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads numbers and values of DER (X.690) and OpenPGP (RFC 4880 §3.2) one after another. */
final class OctetReader {
  static final int INTEGER = 0x02;
  static final int SEQUENCE = 0x30;
  private static final int VERSION_OF_CERTIFICATE = 0xA0;

  private final byte[] octets;
  private int at;

  OctetReader(byte[] octets) {
    this.octets = octets;
  }

  boolean isAtEnd() {
    return at == octets.length;
  }

  void end() throws MalformedException {
    if (!isAtEnd()) {
      throw new MalformedException("something behind the end");
    }
  }

  boolean isDer() {
    return octets.length > 0 && octets[0] == SEQUENCE;
  }

  private int octet() throws MalformedException {
    if (isAtEnd()) {
      throw new MalformedException("it ends");
    }
    return octets[at++] & 0xFF;
  }

  private byte[] take(int count) throws MalformedException {
    if (count > octets.length - at) {
      throw new MalformedException("it ends");
    }
    at += count;
    return Arrays.copyOfRange(octets, at - count, at);
  }

  /** {@code bit count, value}. The count's excess over the value's own bits is not looked at. */
  BigInteger mpi() throws MalformedException {
    int bits = octet() << 8 | octet();
    return new BigInteger(1, take((bits + 7) / 8));
  }

  /** The contents of a DER value with that tag. */
  byte[] contents(int tag) throws MalformedException {
    if (octet() != tag) {
      throw new MalformedException("another tag than " + tag);
    }
    int length = octet();
    if (length >= 0x80) {
      byte[] longer = take(length - 0x80);
      BigInteger value = new BigInteger(1, longer);
      boolean shortest = longer.length > 0 && longer[0] != 0 && value.intValue() >= 0x80;
      if (longer.length > 3 || !shortest) {
        throw new MalformedException("a length that is not DER");
      }
      length = value.intValue();
    }
    return take(length);
  }

  /** A DER value with that tag, as it stands. */
  byte[] value(int tag) throws MalformedException {
    int from = at;
    contents(tag);
    return Arrays.copyOfRange(octets, from, at);
  }

  BigInteger integer() throws MalformedException {
    byte[] contents = contents(INTEGER);
    if (contents.length == 0 || new BigInteger(contents).toByteArray().length != contents.length) {
      throw new MalformedException("an INTEGER that is not DER");
    }
    return new BigInteger(contents);
  }

  /** The SubjectPublicKeyInfo of an X.509 certificate, whatever version that claims to be of. */
  static byte[] publicKeyInfo(byte[] certificate) throws MalformedException {
    OctetReader outer = new OctetReader(new OctetReader(certificate).contents(SEQUENCE));
    OctetReader signed = new OctetReader(outer.contents(SEQUENCE));
    if (signed.at < signed.octets.length
        && signed.octets[signed.at] == (byte) VERSION_OF_CERTIFICATE) {
      signed.contents(VERSION_OF_CERTIFICATE);
    }
    signed.contents(INTEGER); // serial number
    for (int i = 0; i < 4; i++) {
      signed.contents(SEQUENCE); // algorithm, issuer, validity, subject
    }
    return signed.value(SEQUENCE);
  }
}
