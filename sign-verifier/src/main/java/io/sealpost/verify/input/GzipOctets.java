package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The compressed octets of a stream, for whoever takes the next ones: header, data or trailer. */
final class GzipOctets {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long read;

  GzipOctets(InputStream in) {
    this.in = in;
  }

  /** How many were taken so far. */
  long passed() {
    return read - (to - from);
  }

  /** The next one; -1 at the end of the stream. */
  int next() throws IOException {
    return from < to || readMore() ? buffer[from++] & 0xFF : -1;
  }

  /** Gives all that is here. False at the end of the stream. */
  boolean feed(Inflater inflater) throws IOException {
    if (from == to && !readMore()) {
      return false;
    }
    inflater.setInput(buffer, from, to - from);
    from = to;
    return true;
  }

  /** Takes back the last ones that were {@linkplain #feed fed}. */
  void giveBack(int count) {
    from = to - count;
  }

  private boolean readMore() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    from = 0;
    to = Math.max(count, 0);
    read += to;
    return count >= 0;
  }
}
