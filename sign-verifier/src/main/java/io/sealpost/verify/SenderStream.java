package io.sealpost.verify;

/**
 * The messages of one sender in the order in which they first came, and the run of repeats that is
 * open at the end.
 *
 * <p>See {@link Judge} for what a redelivered run is. Messages are given by their place in the
 * archive and the first 64 bits of their digest.
 */
final class SenderStream {
  private final Senders.Redelivered redelivered;
  private final LongList places = new LongList();
  private final LongList prefixes = new LongList();

  // The open run: its lines, the places in the stream that it repeats, and what it would repeat
  // next.
  private final LongList run = new LongList();
  private boolean running;
  private long lowest;
  private long segmentBegin;
  private long next;
  private boolean behindConnection;

  SenderStream(Senders.Redelivered redelivered) {
    this.redelivered = redelivered;
  }

  /** Takes a message that is new: a run that is open ends here. */
  void deliver(long place, long prefix) {
    endRun();
    places.add(place);
    prefixes.add(prefix);
  }

  /** Whether this message would go on with the open run. */
  boolean expects(long prefix) {
    return running && places.begin() <= next && next < places.end() && prefixes.get(next) == prefix;
  }

  /**
   * Takes a copy beyond those wanted.
   *
   * @param original the last place before it where the message was new
   * @param afterConnect whether the signer's certificate, or a repeat of another sender of its,
   *     came directly before
   */
  void repeat(long place, long prefix, long original, boolean afterConnect) {
    boolean expected = expects(prefix);
    long at = expected ? next : places.ceiling(original);
    boolean forgotten = !expected && (at == places.end() || places.get(at) != original);
    if (forgotten) {
      endRun();
      return; // what came that long ago was not sent a moment ago
    }
    boolean brokeAgain = segmentBegin <= at && at < next;
    if (!running || (at != next && !brokeAgain)) {
      endRun();
      running = true;
      lowest = at;
      segmentBegin = at;
      behindConnection = afterConnect;
    } else if (brokeAgain) {
      segmentBegin = at;
    }
    next = at + 1;
    run.add(place);
  }

  /** Ends the open run, if there is one, and marks its lines if it is a redelivered one. */
  void endRun() {
    if (!running) return;
    if (next == places.end() && tellsItself()) markBefore(Long.MAX_VALUE);
    running = false;
    run.clear();
  }

  private boolean tellsItself() {
    return behindConnection || next - lowest > 1;
  }

  private void markBefore(long place) {
    long end = run.ceiling(place);
    for (long i = run.begin(); i < end; i++) redelivered.mark(run.get(i));
  }

  /**
   * Forgets messages before a place. A run with lines that are held no longer is judged as far as
   * they go: it is redelivered if it has reached the end, or still goes on towards it without a
   * gap.
   */
  void forgetBefore(long place, long lineHeld) {
    long at = places.ceiling(place);
    places.forgetBefore(at);
    prefixes.forgetBefore(at);
    if (running && !run.isEmpty() && run.get(run.begin()) < lineHeld) {
      boolean goesOn = run.get(run.end() - 1) >= lineHeld;
      if (tellsItself() && (goesOn || next == places.end())) markBefore(lineHeld);
      run.forgetBefore(run.ceiling(lineHeld));
    }
  }
}
