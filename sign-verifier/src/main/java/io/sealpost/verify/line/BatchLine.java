package io.sealpost.verify.line;

import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.LinePosition;
import java.io.IOException;
import java.io.OutputStream;

/** A line as passed to a sink: valid as long as its batch is held. */
record BatchLine(LineBatch batch, int index) implements ArchiveLine {
  @Override
  public LinePosition position() {
    return batch.position(index);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(batch.octets(), batch.begin(index), batch.length(index));
  }
}
