package io.sealpost.journal;

import java.io.IOException;

/** One ordered sequence of entries on disk or in memory. */
public final class Journal implements AutoCloseable {
  private Journal() {}

  /**
   * Opens what the directory holds, or an empty journal. The caller holds the {@link
   * DirectoryLock}.
   *
   * @param session goes into the headers of new segments
   */
  public static Journal open(JournalConfig config, long session, JournalListener listener)
      throws IOException {
    throw new UnsupportedOperationException(config + " " + session + listener);
  }

  /** Adds a message; any thread. Returns false if there is no room. */
  public boolean append(byte[] octets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  /** Adds a signature block from the reserve; keeper only. Waits for the preparer if need be. */
  public void appendBlock(byte[] octets, int offset, int length) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets what {@link #append} leaves free for blocks: so many octets for each message not yet
   * sealed, and so many besides.
   */
  public void reserve(int octetsPerUnsealed, int octetsBesides) {}

  /** From here on new entries belong to this session, in a new segment. Keeper only. */
  public void startSession(long session) throws IOException {}

  /** Rings after each append and when room is made. */
  public void addBell(Bell bell) {}

  /** Behind the last entry that readers may read. */
  public long end() {
    throw new UnsupportedOperationException();
  }

  /** Up to here entries are on the storage device. In memory: {@link #end}. */
  public long forced() {
    throw new UnsupportedOperationException();
  }

  /** Up to here the collector has everything. */
  public long confirmed() {
    throw new UnsupportedOperationException();
  }

  /** Up to here messages are covered by blocks in the journal. */
  public long sealed() {
    throw new UnsupportedOperationException();
  }

  /** Says that the collector has everything up to here; any one thread of ours. */
  public void confirm(long position) {}

  /**
   * Says that so many more messages, all up to here, are covered by blocks appended before this
   * call; keeper only.
   */
  public void seal(long position, long messages) {}

  /**
   * Says that everything up to {@link #end} needs no block: for a stream that is not signed; keeper
   * only.
   */
  public void sealAll() {}

  /** Share of the room that is in use, 0..1. */
  public double fill() {
    return 0;
  }

  /** Messages that are not covered by a block yet. */
  public long unsealed() {
    return 0;
  }

  /** Octets of journal that the collector has not confirmed. */
  public long unconfirmedOctets() {
    return 0;
  }

  /** Forces everything that {@link #end} says now; keeper only. */
  public void force() throws IOException {}

  /**
   * Stores how far things are and frees segments that are confirmed, sealed and forced; keeper
   * only. Returns the oldest session still held.
   */
  public long checkpoint() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** A reader from this position on; for one thread. */
  public JournalReader reader(long position) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws IOException {}
}
