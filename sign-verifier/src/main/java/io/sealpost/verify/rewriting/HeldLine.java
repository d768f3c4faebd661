package io.sealpost.verify.rewriting;

import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.rewriting.line.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The octets of one line, held until the next one. A long line does not leave a large array
 * allocated.
 */
final class HeldLine extends ByteArrayOutputStream {
  private static final int USUAL = 1 << 16;

  /** Replaces the held line; the result is valid until the next one is taken. */
  Line take(ArchiveLine line) throws IOException {
    reset();
    if (buf.length > USUAL) {
      buf = new byte[USUAL];
    }
    line.writeTo(this);
    return new Line(line.position(), buf, 0, count);
  }
}
