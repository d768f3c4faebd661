package io.sealpost.verify;

import java.io.IOException;
import java.io.OutputStream;

/** One line of the input: where it stands, and its octets without the line terminator. */
public final class ArchiveLine {
  private final Position position;
  private final byte[] octets;
  private final int from;
  private final int to;

  ArchiveLine(Position position, byte[] octets, int from, int to) {
    this.position = position;
    this.octets = octets;
    this.from = from;
    this.to = to;
  }

  public Position position() {
    return position;
  }

  /** Writes the octets as they came. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(octets, from, to - from);
  }
}
