package io.sealpost.message;

import java.util.Arrays;

/** A growing array of octets, used again and again by one thread. */
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

  public void add(int octet) {
    room(1);
    octets[length++] = (byte) octet;
  }

  public void add(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, octets, length, count);
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
