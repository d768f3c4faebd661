package io.sealpost.transport;

import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * The transactions that were sent and are not yet confirmed, oldest first. Numbers follow one
 * another without a gap.
 *
 * <p>The courier adds and waits, the reader notes answers; guarded by its own lock, under which
 * nothing blocks.
 */
final class RelpWindow {
  // Also beside the number of transactions: what a dead server leaves to be sent again.
  private static final int MOST_OCTETS = 1024 * 1024;

  private final Watchdog.Alarm answerOverdue;

  // The slot of a transaction is its number modulo their length.
  private final long[] labels;
  private final int[] lengths;
  private final boolean[] answered;

  private int oldest;
  private int count;
  private long octets;
  private boolean closed;

  /**
   * @param first the number of the first transaction that will be added
   * @param answerOverdue runs while something that was flushed waits and no answer comes
   */
  RelpWindow(int size, int first, Watchdog.Alarm answerOverdue) {
    this.labels = new long[size];
    this.lengths = new int[size];
    this.answered = new boolean[size];
    this.oldest = first;
    this.answerOverdue = answerOverdue;
  }

  /** Whether a message of so many octets may be sent; any length may if nothing else waits. */
  synchronized boolean hasRoom(int length) {
    return count == 0 || (count < labels.length && octets + length <= MOST_OCTETS);
  }

  synchronized void add(int length, long label) {
    int slot = slot(oldest + count);
    labels[slot] = label;
    lengths[slot] = length;
    answered[slot] = false;
    count++;
    octets += length;
  }

  /** Everything added is on its way: from now on answers are due. */
  synchronized void flushed() {
    if (count > 0) {
      answerOverdue.start();
    }
  }

  /** Notes that a transaction was answered with 200, in whatever order. */
  synchronized void answered(int transaction) throws ProtocolException {
    if (transaction < oldest || transaction >= oldest + count || answered[slot(transaction)]) {
      throw new ProtocolException("transaction " + transaction + " was answered but does not wait");
    }
    answered[slot(transaction)] = true;
    answerOverdue.restart();
  }

  /**
   * Reports the highest label up to which nothing waits any more, and only then frees the places:
   * who waits for them finds all of it reported. For the reader.
   */
  void confirm(LongConsumer confirmed) {
    int done = answeredInARow();
    if (done > 0) {
      confirmed.accept(label(done - 1));
      free(done);
    }
  }

  private synchronized int answeredInARow() {
    int row = 0;
    while (row < count && answered[slot(oldest + row)]) {
      row++;
    }
    return row;
  }

  private synchronized long label(int place) {
    return labels[slot(oldest + place)];
  }

  private synchronized void free(int places) {
    for (int i = 0; i < places; i++) {
      octets -= lengths[slot(oldest + i)];
    }
    oldest += places;
    count -= places;
    if (count == 0) {
      answerOverdue.stop();
    }
    notifyAll();
  }

  /**
   * Waits for room, and then for some more: else each answer would let one message go, in a segment
   * of its own. Returns early once closed.
   */
  synchronized void awaitRoom(int length) throws InterruptedIOException {
    int few = labels.length - Math.max(1, labels.length / 8);
    awaitUntil(() -> count <= few && hasRoom(length));
  }

  /** Waits until every transaction is confirmed; returns early once closed. */
  synchronized void awaitEmpty() throws InterruptedIOException {
    awaitUntil(() -> count == 0);
  }

  private synchronized void awaitUntil(BooleanSupplier condition) throws InterruptedIOException {
    try {
      while (!closed && !condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Frees whoever waits: no answer will come any more. */
  synchronized void close() {
    closed = true;
    answerOverdue.cancel();
    notifyAll();
  }

  private int slot(int transaction) {
    return transaction % labels.length;
  }
}
