package io.sealpost.journal;

import java.io.IOException;

/** Reads entries in order. Confined to one thread. */
public final class JournalReader implements AutoCloseable {
  private JournalReader() {}

  /** Goes to the next entry that ends at or before {@code limit}; false if there is none yet. */
  public boolean next(long limit) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Behind the current entry: what to confirm or seal once it is dealt with; where {@link #seek}
   * goes on.
   */
  public long position() {
    throw new UnsupportedOperationException();
  }

  public EntryKind kind() {
    throw new UnsupportedOperationException();
  }

  /** The session of the segment that holds the current entry. */
  public long session() {
    throw new UnsupportedOperationException();
  }

  /**
   * The current entry's octets: {@link #length} from {@link #offset} of this array, until the next
   * call.
   */
  public byte[] array() {
    throw new UnsupportedOperationException();
  }

  public int offset() {
    throw new UnsupportedOperationException();
  }

  public int length() {
    throw new UnsupportedOperationException();
  }

  /** Goes to another position: the next entry is the one behind it. */
  public void seek(long position) throws IOException {}

  @Override
  public void close() {}
}
