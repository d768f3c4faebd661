package io.sealpost.verify;

import java.io.IOException;
import java.io.OutputStream;

/** A line as it is given to a sink: valid as long as its batch is held. */
record BatchLine(Stretch stretch, int index) implements ArchiveLine {
  @Override
  public Position position() {
    return stretch.position(index);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(stretch.octets(), stretch.begin(index), stretch.length(index));
  }
}
