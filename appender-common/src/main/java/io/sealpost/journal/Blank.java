package io.sealpost.journal;

import java.io.IOException;

/**
 * A segment file ready to be begun: its storage is there, its number and salt are drawn.
 *
 * @param file for forcing; closed already if the writer is mapped
 */
record Blank(long number, int salt, int octets, DiskFile file, SegmentWriter writer) {

  /** Begins the segment; under the tail's lock. */
  Segment begin(long previous, long session, long messages) throws IOException {
    SegmentHeader header =
        new SegmentHeader(number, previous, session, messages, System.currentTimeMillis(), salt);
    writer.header(header);
    return new Segment(header, octets, this);
  }
}
