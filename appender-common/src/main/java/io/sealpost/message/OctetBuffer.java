package io.sealpost.message;

import java.util.Arrays;

/** A growing array of octets, reused by one thread. */
public final class OctetBuffer {
  private byte[] octets;
  private int length;

  public OctetBuffer(int initialCapacity) {
    octets = new byte[initialCapacity];
  }

  /** The backing array: valid from 0 to {@link #length()}, until the next call that adds. */
  public byte[] array() {
    return octets;
  }

  public int length() {
    return length;
  }

  /** Cuts back to {@code newLength}, which must not be more than {@link #length()}. */
  public void truncate(int newLength) {
    if (newLength < 0 || newLength > length) {
      throw new IllegalArgumentException("cannot cut " + length + " octets to " + newLength);
    }
    length = newLength;
  }

  /** Empties it; the array stays. */
  public void clear() {
    length = 0;
  }

  public void add(int octet) {
    room(1);
    octets[length++] = (byte) octet;
  }

  public void add(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, octets, length, count);
    length += count;
  }

  /** Adds a string that the caller knows to be ASCII. */
  void addAscii(String ascii) {
    byte[] array = reserve(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      array[length + i] = (byte) ascii.charAt(i);
    }
    length += ascii.length();
  }

  /** The backing array, with room for {@code count} more octets after {@link #length()}. */
  byte[] reserve(int count) {
    room(count);
    return octets;
  }

  /** Adds the {@code count} octets that were put into the reserved room. */
  void advance(int count) {
    length += count;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(octets, length);
  }

  private void room(int count) {
    if (length + count > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(length + count, 2 * octets.length));
    }
  }
}
