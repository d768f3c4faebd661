package io.sealpost.verify.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A buffer for text in UTF-8, reusable after {@link #clear}. */
public final class TextBuffer {
  private byte[] octets = new byte[512];
  private int size;

  public void clear() {
    size = 0;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The last octet. */
  public byte last() {
    return octets[size - 1];
  }

  /** Appends a character that is not a surrogate. */
  public void append(char c) {
    ensure(3);
    if (c < 0x80) {
      octets[size++] = (byte) c;
    } else if (c < 0x800) {
      octets[size++] = (byte) (0xC0 | (c >> 6));
      octets[size++] = (byte) (0x80 | (c & 0x3F));
    } else {
      octets[size++] = (byte) (0xE0 | (c >> 12));
      octets[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      octets[size++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  public void append(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, octets, size, more.length);
    size += more.length;
  }

  public void appendAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
  }

  /** Appends a non-negative number in decimal. */
  public void append(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    ensure(digits);
    size += digits;
    long rest = number;
    for (int at = size - 1; at >= size - digits; at--) {
      octets[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private void ensure(int more) {
    if (octets.length - size < more) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + more));
    }
  }

  public byte[] copy() {
    return Arrays.copyOf(octets, size);
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(octets, 0, size);
  }
}
