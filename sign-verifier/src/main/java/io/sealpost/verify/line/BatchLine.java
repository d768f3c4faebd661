package io.sealpost.verify.line;

import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.LinePosition;
import java.io.IOException;
import java.io.OutputStream;

/** A line as it is given to a sink: valid as long as its batch is held. */
record BatchLine(LineBatch stretch, int index) implements ArchiveLine {
  @Override
  public LinePosition position() {
    return stretch.position(index);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(stretch.octets(), stretch.begin(index), stretch.length(index));
  }
}
