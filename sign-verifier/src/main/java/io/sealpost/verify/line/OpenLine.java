package io.sealpost.verify.line;

import io.sealpost.verify.ArchivePart;
import io.sealpost.verify.report.LinePosition;

/** A line at an edge of an {@link ArchivePart}, as it was added. */
public final class OpenLine {
  private final LinePosition position;
  private final byte[] octets;
  private final boolean cut;

  /**
   * A line with octets that are not written to any more.
   *
   * @param cut whether the octets are only the beginning of a line that was too long
   */
  OpenLine(LinePosition position, byte[] octets, boolean cut) {
    this.position = position;
    this.octets = octets;
    this.cut = cut;
  }

  public LinePosition position() {
    return position;
  }

  public byte[] octets() {
    return octets;
  }

  public boolean isCut() {
    return cut;
  }
}
