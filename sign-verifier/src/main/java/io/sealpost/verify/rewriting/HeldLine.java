package io.sealpost.verify.rewriting;

import io.sealpost.verify.ArchiveLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The octets of one line, held until the next one. A long line leaves no large array behind. */
final class HeldLine extends OutputStream {
  private static final int USUAL = 1 << 16;

  private byte[] octets = new byte[256];
  private int length;

  void take(ArchiveLine line) throws IOException {
    length = 0;
    if (octets.length > USUAL) {
      octets = new byte[USUAL];
    }
    line.writeTo(this);
  }

  byte[] octets() {
    return octets;
  }

  int length() {
    return length;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] source, int from, int count) {
    if (octets.length - length < count) {
      octets = Arrays.copyOf(octets, Math.max(length + count, 2 * octets.length));
    }
    System.arraycopy(source, from, octets, length, count);
    length += count;
  }
}
