package io.sealpost.benchmarks.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** A message in the making, used again for the next one. */
final class Line {
  private byte[] octets = new byte[4096];
  private int length;

  Line clear() {
    length = 0;
    return this;
  }

  Line add(byte[] more, int from, int count) {
    if (octets.length - length < count) {
      octets = Arrays.copyOf(octets, 2 * (length + count));
    }
    System.arraycopy(more, from, octets, length, count);
    length += count;
    return this;
  }

  Line add(String ascii) {
    byte[] more = ascii.getBytes(US_ASCII);
    return add(more, 0, more.length);
  }

  /** Cuts back to {@code newLength} octets. */
  Line truncate(int newLength) {
    length = newLength;
    return this;
  }

  int length() {
    return length;
  }

  /** Overwrites the octets before {@code end} with a decimal number of that many digits. */
  void putDigits(long number, int end, int digits) {
    long rest = number;
    for (int at = end - 1; at >= end - digits; at--) {
      octets[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** Overwrites what is at {@code at}. */
  void put(byte[] more, int from, int count, int at) {
    System.arraycopy(more, from, octets, at, count);
  }

  /** Feeds it to a digest. */
  void hash(MessageDigest digest) {
    digest.update(octets, 0, length);
  }

  String text(int from, int to) {
    return new String(octets, from, to - from, US_ASCII);
  }

  /** Writes it with an LF behind it. */
  void writeTo(OutputStream out) throws IOException {
    out.write(octets, 0, length);
    out.write('\n');
  }

  Line copy() {
    return new Line().add(octets, 0, length);
  }
}
