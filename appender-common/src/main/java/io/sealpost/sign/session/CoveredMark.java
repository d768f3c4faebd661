package io.sealpost.sign.session;

/**
 * How far a session's messages are covered, up to a position in the journal.
 *
 * @param position in the journal: all blocks of the session before it are counted and forced
 * @param numbers the highest that they cover
 */
public record CoveredMark(long position, LastNumbers numbers) {
  /** The later of the two. */
  CoveredMark or(CoveredMark other) {
    return other.position() > position ? other : this;
  }
}
