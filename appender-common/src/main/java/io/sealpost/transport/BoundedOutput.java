package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Collects what is written, and writes it on in pieces of one full TLS record while an alarm
 * watches: a slow link must get one piece through in time, not a whole message. For one thread.
 */
final class BoundedOutput extends OutputStream {
  private static final int PIECE_OCTETS = 16 * 1024;

  private final OutputStream out;
  private final Watchdog.Alarm alarm;
  private final byte[] piece = new byte[PIECE_OCTETS];
  private int filled;

  BoundedOutput(OutputStream out, Watchdog.Alarm alarm) {
    this.out = out;
    this.alarm = alarm;
  }

  @Override
  public void write(int octet) throws IOException {
    if (filled == PIECE_OCTETS) {
      writeOn();
    }
    piece[filled++] = (byte) octet;
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int end = offset + length;
    for (int from = offset; from < end; ) {
      if (filled == PIECE_OCTETS) {
        writeOn();
      }
      int count = Math.min(PIECE_OCTETS - filled, end - from);
      System.arraycopy(octets, from, piece, filled, count);
      filled += count;
      from += count;
    }
  }

  /** Writes on what was collected. */
  @Override
  public void flush() throws IOException {
    if (filled > 0) {
      writeOn();
    }
  }

  private void writeOn() throws IOException {
    alarm.start();
    try {
      out.write(piece, 0, filled);
    } finally {
      alarm.stop();
    }
    filled = 0;
  }
}
