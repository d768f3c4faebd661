package io.sealpost.journal.format;

import io.sealpost.journal.Tail;
import java.io.IOException;

/**
 * Writes octets to one segment: through mapped memory or by plain writes, with the same result.
 * Used under the lock of the {@link Tail}.
 */
sealed interface SegmentWriter permits MappedWriter, PlainWriter {
  /** Begins the segment. */
  void header(SegmentHeader header) throws IOException;

  /** Writes an entry at this offset; {@code crc} includes the salt. */
  void entry(int at, int kind, int crc, byte[] octets, int offset, int length) throws IOException;

  /** Ends the segment at this offset. */
  void goOn(int at) throws IOException;
}
