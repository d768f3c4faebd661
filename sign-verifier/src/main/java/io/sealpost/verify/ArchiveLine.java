package io.sealpost.verify;

import java.io.IOException;
import java.io.OutputStream;

/** One line of the input: where it stands, and its octets without the line terminator. */
public final class ArchiveLine {
  private final Stretch stretch;
  private final int index;

  ArchiveLine(Stretch stretch, int index) {
    this.stretch = stretch;
    this.index = index;
  }

  public Position position() {
    return stretch.position(index);
  }

  /** Writes the octets as they came. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(stretch.octets(), stretch.begin(index), stretch.length(index));
  }
}
