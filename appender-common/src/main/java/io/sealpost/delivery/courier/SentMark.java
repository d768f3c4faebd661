package io.sealpost.delivery.courier;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.Resending;
import io.sealpost.files.SlotFile;
import io.sealpost.journal.Journal;
import io.sealpost.time.Clocks;
import io.sealpost.time.Reminder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code <dir>/sent}: the position, in a {@link SlotFile}, up to which an earlier process may have
 * sent what is not confirmed. Stored ahead of what is sent: some octets at first, more as delivery
 * gets faster, so that it costs one or two forces a second at most. Confined to the courier thread.
 */
final class SentMark implements AutoCloseable {
  /** How much may have been sent if that was not recorded: by a version that did not. */
  static final long UNKNOWN_OCTETS = 64L << 20;

  private static final String NAME = "sent";
  private static final int SLOT = 512;
  private static final int LEAST_AHEAD = 256 << 10;
  private static final int MOST_AHEAD = 16 << 20;
  private static final long SOON = TimeUnit.SECONDS.toNanos(1);

  private final Journal journal;
  private final Path directory;
  private final PipelineListener listener;
  private final Reminder trouble = Reminder.once();
  private final Clocks clocks;
  private Optional<SlotFile> file = Optional.empty();
  private long limit; // stored up to here; what follows must be stored before it is sent
  private int ahead = LEAST_AHEAD;
  private long storedNanos;
  private volatile boolean abandoned;

  SentMark(Journal journal, Path directory, PipelineListener listener, Clocks clocks) {
    this.journal = journal;
    this.directory = directory;
    this.listener = listener;
    this.clocks = clocks;
    this.storedNanos = clocks.nanos() - SOON;
  }

  /**
   * The position up to which an earlier process may have sent, at most the end of the journal when
   * it was opened. Called before anything is sent.
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
      failed(e);
    }
    return unknown;
  }

  /** What follows this position was not sent, or may be sent again. */
  void begin(long position) {
    limit = position;
    storedNanos = clocks.nanos() - SOON;
  }

  /** Everything up to here is about to be sent. */
  void sending(long position) {
    if (position > limit) {
      boolean soon = clocks.nanos() - storedNanos < SOON;
      ahead = soon ? Math.min(4 * ahead, MOST_AHEAD) : LEAST_AHEAD;
      storedNanos = clocks.nanos();
      store(journal.behind(position, ahead));
    }
  }

  /** Exactly everything up to here was sent: for the end. */
  void end(long position) {
    if (position != limit) {
      store(position);
    }
  }

  /** The directory may soon belong to another process: nothing more is written. Any thread. */
  void abandon() {
    abandoned = true;
  }

  private void store(long position) {
    limit = position; // even if it cannot be stored: delivery continues
    if (abandoned) {
      return;
    }
    try {
      file().store(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
      trouble.over();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException why) {
    if (trouble.take()) {
      listener.warning(Resending.unsaid("after a restart; " + why));
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
      // What matters was forced.
    }
    file = Optional.empty();
  }
}
