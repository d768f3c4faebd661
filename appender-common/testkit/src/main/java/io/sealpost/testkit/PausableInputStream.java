package io.sealpost.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Octets that stop coming during a pause.
 *
 * <p>The gate stands behind the read as well: a read that was already waiting when the pause began
 * may return, but nobody sees what it brought before the pause is over.
 */
final class PausableInputStream extends FilterInputStream {
  private final Pause pause;

  PausableInputStream(InputStream in, Pause pause) {
    super(in);
    this.pause = pause;
  }

  @Override
  public int read() throws IOException {
    pause.pass();
    int octet = super.read();
    pause.pass();
    return octet;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    pause.pass();
    int count = super.read(into, offset, length);
    pause.pass();
    return count;
  }
}
