package io.sealpost.delivery.courier;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.ResendTrouble;
import io.sealpost.files.SlotFile;
import io.sealpost.journal.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * {@code <dir>/sent}: up to where an earlier process may have sent what is not confirmed, a
 * position in a {@link SlotFile}. Stored ahead of what is sent: some octets at first, more the
 * faster it goes, so that it costs a force or two a second at most. Confined to the courier thread.
 */
final class SentMark implements AutoCloseable {
  /** What may have been sent when nobody has written that down: by a version that did not. */
  static final long UNKNOWN_OCTETS = 64L << 20;

  private static final String NAME = "sent";
  private static final int SLOT = 512;
  private static final int LEAST_AHEAD = 256 << 10;
  private static final int MOST_AHEAD = 16 << 20;
  private static final long SOON = TimeUnit.SECONDS.toNanos(1);

  private final Journal journal;
  private final Path directory;
  private final ResendTrouble trouble;
  private final LongSupplier nanoTime;
  private Optional<SlotFile> file = Optional.empty();
  private long limit; // up to here is stored; what lies behind must be stored before it is sent
  private int ahead = LEAST_AHEAD;
  private long storedNanos;
  private volatile boolean abandoned;

  SentMark(
      Journal journal, Path directory, Supplier<PipelineListener> listener, LongSupplier nanoTime) {
    this.journal = journal;
    this.directory = directory;
    this.trouble = new ResendTrouble(listener, "after a restart");
    this.nanoTime = nanoTime;
    this.storedNanos = nanoTime.getAsLong() - SOON;
  }

  /**
   * Up to where an earlier process may have sent, of what lay up to here when the journal was
   * opened. Before anything is sent.
   */
  long found(long openedAt) {
    long unknown = Math.min(openedAt, journal.behind(journal.confirmed(), UNKNOWN_OCTETS));
    try {
      Optional<byte[]> stored = file().last();
      if (stored.isPresent() && stored.get().length == Long.BYTES) {
        return Math.min(openedAt, ByteBuffer.wrap(stored.get()).getLong());
      }
      store(unknown);
    } catch (IOException e) {
      trouble.failed(e);
    }
    return unknown;
  }

  /** What lies behind this position was not sent, or may be sent once more. */
  void begin(long position) {
    limit = position;
    storedNanos = nanoTime.getAsLong() - SOON;
  }

  /** What lies up to here is about to be sent. */
  void sending(long position) {
    if (position > limit) {
      boolean soon = nanoTime.getAsLong() - storedNanos < SOON;
      ahead = soon ? Math.min(4 * ahead, MOST_AHEAD) : LEAST_AHEAD;
      storedNanos = nanoTime.getAsLong();
      store(journal.behind(position, ahead));
    }
  }

  /** Exactly so far was sent: for the end. */
  void end(long position) {
    if (position != limit) {
      store(position);
    }
  }

  /** The directory may soon be another's: nothing is written any more. Any thread. */
  void abandon() {
    abandoned = true;
  }

  private void store(long position) {
    limit = position; // also if it cannot be stored: delivery goes on
    if (abandoned) {
      return;
    }
    try {
      file().store(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
      trouble.well();
    } catch (IOException e) {
      trouble.failed(e);
    }
  }

  private SlotFile file() throws IOException {
    if (file.isEmpty()) {
      file = Optional.of(SlotFile.open(directory, NAME, SLOT));
    }
    return file.get();
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      // What counts was forced.
    }
    file = Optional.empty();
  }
}
