package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The compressed octets of a stream, as consumed by header, data and trailer in turn. */
final class GzipOctets {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long read;

  GzipOctets(InputStream in) {
    this.in = in;
  }

  /** How many have been taken. */
  long passed() {
    return read - (to - from);
  }

  /** Returns the next octet; -1 at the end of the stream. */
  int next() throws IOException {
    return from < to || readMore() ? buffer[from++] & 0xFF : -1;
  }

  /** Feeds all octets in memory to an inflater. Returns false at the end of the stream. */
  boolean feed(Inflater inflater) throws IOException {
    if (from == to && !readMore()) {
      return false;
    }
    inflater.setInput(buffer, from, to - from);
    from = to;
    return true;
  }

  /** Takes back the last octets that were {@linkplain #feed fed}. */
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
