package io.sealpost.delivery.keeper;

import java.io.IOException;

/** What must happen to a message in the journal before it may be freed. Keeper thread only. */
sealed interface Sealer extends AutoCloseable permits SignatureSealer, UnsignedSealer {
  /** Announces in the stream that it begins; may also be called before the keeper runs. */
  void begin() throws IOException;

  /** Takes in what is new, at most one turn's worth. Returns whether there was anything. */
  boolean seal() throws IOException;

  /** Takes in everything so far and leaves nothing pending. */
  void sealAll() throws IOException;

  /**
   * Takes in everything up to a position, unless it {@link #isOver}, and leaves none of it pending.
   */
  void coverThrough(long limit) throws IOException;

  /** The position from which it covers what was in the journal when it began. */
  long begunAt();

  /**
   * Announces in the stream that it ends, once, and leaves nothing pending: for a stop and a change
   * of session.
   */
  void end() throws IOException;

  /** Whether it has announced its end: whatever is appended now begins a successor. */
  boolean hasEnded();

  /** Whether what comes next in the journal is for a successor. */
  boolean isOver();

  /** Everything in the journal so far was forced. */
  void forced() throws IOException;

  /**
   * Segments may be freed after this call. Remembers what only they record.
   *
   * @throws IOException if that could not be stored: the segments may be freed all the same, and
   *     storing will be tried again
   */
  void freeing() throws IOException;

  /** How long until there is something to do without a new message. */
  long nanosUntilDue();

  /** Whether there are messages not yet taken in. */
  boolean hasNews();

  @Override
  void close();
}
