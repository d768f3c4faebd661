package io.sealpost.verify;

/** A line at an edge of an {@link ArchivePart}, as it was added. */
final class EdgeLine {
  private final Position position;
  private final byte[] octets;
  private final boolean cut;

  /**
   * With octets that nobody writes to.
   *
   * @param cut whether they are the beginning of a line that was too long
   */
  EdgeLine(Position position, byte[] octets, boolean cut) {
    this.position = position;
    this.octets = octets;
    this.cut = cut;
  }

  Position position() {
    return position;
  }

  byte[] octets() {
    return octets;
  }

  boolean isCut() {
    return cut;
  }
}
