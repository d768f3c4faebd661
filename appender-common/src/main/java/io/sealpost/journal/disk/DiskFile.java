package io.sealpost.journal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Disk}; for one thread at a time. An interrupt does not close it. */
public interface DiskFile extends Closeable {
  int octets() throws IOException;

  /** Reads up to {@code length} octets; returns how many, 0 at the end of the file. */
  int read(int at, byte[] into, int offset, int length) throws IOException;

  void write(int at, byte[] from, int offset, int length) throws IOException;

  /**
   * The whole file as memory to write to. Stays valid after {@link #close}, as does {@link #force}.
   */
  ByteBuffer map() throws IOException;

  /** Forces at least what was written in this range. */
  void force(int from, int to) throws IOException;

  void truncate(int octets) throws IOException;
}
