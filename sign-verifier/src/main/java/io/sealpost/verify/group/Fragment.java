package io.sealpost.verify.group;

import io.sealpost.sign.CertificateBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One content at one place in a Payload Block, and all blocks that carry it, each with its own
 * signature.
 */
final class Fragment {
  private final int begin;
  private final byte[] octets;
  private final int arrival;
  private final List<CertificateBlock> carriers = new ArrayList<>();

  /** A fragment; {@code arrival} is how many other fragments of the group came before it. */
  Fragment(int begin, byte[] octets, int arrival) {
    this.begin = begin;
    this.octets = octets;
    this.arrival = arrival;
  }

  List<CertificateBlock> carriers() {
    return carriers;
  }

  int begin() {
    return begin;
  }

  int end() {
    return begin + octets.length;
  }

  int length() {
    return octets.length;
  }

  /** How far apart two fragments arrived: those of one payload are sent together. */
  int distanceTo(Fragment other) {
    return Math.abs(arrival - other.arrival);
  }

  /**
   * Whether it continues the first {@code filled} octets of the text and agrees with those that it
   * repeats.
   */
  boolean goesOnFrom(byte[] text, int filled) {
    return begin <= filled
        && end() > filled
        && end() <= text.length
        && Arrays.equals(octets, 0, filled - begin, text, begin, filled);
  }

  void copyTo(byte[] text) {
    System.arraycopy(octets, 0, text, begin, octets.length);
  }
}
