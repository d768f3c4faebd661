package io.sealpost.verify.rewriting;

import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.rewriting.line.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The octets of one line, held until the next one. A long line leaves no large array behind. */
final class HeldLine extends ByteArrayOutputStream {
  private static final int USUAL = 1 << 16;

  /** The line in place of the one before; good until the next one is taken. */
  Line take(ArchiveLine line) throws IOException {
    reset();
    if (buf.length > USUAL) {
      buf = new byte[USUAL];
    }
    line.writeTo(this);
    return new Line(line.position(), buf, 0, count);
  }
}
