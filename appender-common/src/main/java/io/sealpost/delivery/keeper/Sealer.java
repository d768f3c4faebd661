package io.sealpost.delivery.keeper;

import java.io.IOException;

/** What has to happen to a message in the journal before it may be freed. Keeper thread only. */
sealed interface Sealer extends AutoCloseable permits SignatureSealer, UnsignedSealer {
  /** Says in the stream that it begins; also before the keeper runs. */
  void begin() throws IOException;

  /** Takes in what is new, at most one turn's worth. Returns whether there was anything. */
  boolean seal() throws IOException;

  /** Takes in what is there now and leaves nothing pending. */
  void sealAll() throws IOException;

  /**
   * Takes in what lies up to a position, unless it {@link #isOver}, and leaves none of it pending.
   */
  void coverThrough(long limit) throws IOException;

  /** From here on it covers what was in the journal when it began. */
  long begunAt();

  /**
   * Says in the stream that it ends, once, and leaves nothing pending: for a stop and a change of
   * session.
   */
  void end() throws IOException;

  /** Whether it has said so: whatever is appended now begins a successor. */
  boolean hasEnded();

  /** Whether what comes next in the journal is for a successor. */
  boolean isOver();

  /** Everything in the journal so far was forced. */
  void forced() throws IOException;

  /**
   * Segments may be freed after this call. Remembers what only they say.
   *
   * @throws IOException if that could not be stored: they may be freed all the same, and it will be
   *     tried again
   */
  void freeing() throws IOException;

  /** How long until there is something to do without a new message. */
  long nanosUntilDue();

  /** Whether there are messages that were not taken in yet. */
  boolean hasNews();

  @Override
  void close();
}
