package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes in pieces while an alarm watches: a slow link must get one piece through in time, not a
 * whole message.
 */
final class BoundedOutput extends OutputStream {
  private static final int PIECE_OCTETS = 16 * 1024;

  private final OutputStream out;
  private final Watchdog.Alarm alarm;

  BoundedOutput(OutputStream out, Watchdog.Alarm alarm) {
    this.out = out;
    this.alarm = alarm;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int end = offset + length;
    for (int from = offset; from < end; from += PIECE_OCTETS) {
      alarm.start();
      try {
        out.write(octets, from, Math.min(PIECE_OCTETS, end - from));
      } finally {
        alarm.stop();
      }
    }
  }
}
