package io.sealpost.verify.sort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A sequence of octets in memory, in pieces of equal size, so that growing copies nothing.
 *
 * <p>{@link #clear} keeps the pieces for the next use. Confined to one thread.
 */
final class Octets extends OutputStream {
  private static final int PIECE_BITS = 16;
  private static final int PIECE_OCTETS = 1 << PIECE_BITS;

  private final List<byte[]> pieces = new ArrayList<>();
  private long size;

  long size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  @Override
  public void write(int octet) {
    pieceForMore()[offset(size)] = (byte) octet;
    size++;
  }

  @Override
  public void write(byte[] source, int from, int length) {
    int done = 0;
    while (done < length) {
      int at = offset(size);
      int part = Math.min(length - done, PIECE_OCTETS - at);
      System.arraycopy(source, from + done, pieceForMore(), at, part);
      done += part;
      size += part;
    }
  }

  private byte[] pieceForMore() {
    if (index(size) == pieces.size()) {
      pieces.add(new byte[PIECE_OCTETS]);
    }
    return pieces.get(index(size));
  }

  /** Writes the octets from {@code from} up to {@code to}, exclusive. */
  void copy(long from, long to, OutputStream out) throws IOException {
    for (long at = from; at < to; ) {
      int part = (int) Math.min(to - at, PIECE_OCTETS - offset(at));
      out.write(pieces.get(index(at)), offset(at), part);
      at += part;
    }
  }

  /** All octets; valid until more are written. */
  InputStream contents() {
    List<InputStream> parts = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      long left = size - ((long) i << PIECE_BITS);
      if (left > 0) {
        parts.add(new ByteArrayInputStream(pieces.get(i), 0, (int) Math.min(left, PIECE_OCTETS)));
      }
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static int index(long at) {
    return (int) (at >>> PIECE_BITS);
  }

  private static int offset(long at) {
    return (int) at & (PIECE_OCTETS - 1);
  }
}
