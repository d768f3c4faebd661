package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/**
 * All that is sent over a connection as one zlib stream (RFC 1950), which rsyslog reads with {@code
 * compression.mode="stream:always"}.
 *
 * <pre>
 *   78 9c    deflate blocks   00 00 00 ff ff   ...   03 00    Adler-32
 *   header   of frames        a flush                the end, and nothing after it
 * </pre>
 *
 * <p>What was written before a flush can be read from what the flush has put out. Of what was
 * written since, some is held in memory, never more than a piece.
 *
 * <p>Confined to the courier, except {@link #release}, which any thread may call.
 */
final class CompressedOutput extends OutputStream {
  // The compressor would take in 100 KiB and more, and put out some 20 KiB at once, which no rate
  // limit could spread. Putting out each piece makes the stream 2 % longer.
  private static final int PIECE_OCTETS = 8 * 1024;

  private final OutputStream out;
  private final Deflater deflater = new Deflater(); // 256 KiB outside the heap
  private final byte[] compressed = new byte[PIECE_OCTETS];
  private final byte[] single = new byte[1];
  private int held; // octets written since the last piece was put out
  private int put; // octets not yet taken account of
  private boolean released; // guarded by the deflater

  CompressedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) throws IOException {
    single[0] = (byte) octet;
    write(single, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    synchronized (deflater) {
      check();
      deflater.setInput(octets, offset, length);
    }
    held += length;
    putOut(held < PIECE_OCTETS ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
  }

  /** Puts out all that was written, and nothing if that is out already. */
  @Override
  public void flush() throws IOException {
    if (held > 0) {
      putOut(Deflater.SYNC_FLUSH);
    }
    out.flush();
  }

  /** Puts out all that was written and ends the stream; nothing may be written after it. */
  void finish() throws IOException {
    synchronized (deflater) {
      check();
      deflater.finish();
    }
    putOut(Deflater.NO_FLUSH);
    out.flush();
  }

  /** Returns how many octets were put out since this was asked before. */
  int takePut() {
    int octets = put;
    put = 0;
    return octets;
  }

  /** Gives back the memory outside the heap; what is written after it fails. */
  void release() {
    synchronized (deflater) {
      released = true;
      deflater.end();
    }
  }

  private void putOut(int flush) throws IOException {
    int length;
    do {
      length = deflate(flush);
      out.write(compressed, 0, length);
      put += length;
    } while (length == compressed.length);
    if (flush == Deflater.SYNC_FLUSH) {
      held = 0;
    }
  }

  private int deflate(int flush) throws IOException {
    synchronized (deflater) {
      check();
      return deflater.deflate(compressed, 0, compressed.length, flush);
    }
  }

  private void check() throws IOException {
    if (released) {
      throw new IOException("the connection is closed");
    }
  }
}
