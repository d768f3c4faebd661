package io.sealpost.transport;

import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * The transactions that were sent and are not yet confirmed, oldest first. Numbers are consecutive.
 *
 * <p>The courier adds and waits, the reader notes answers; guarded by its own lock, under which
 * nothing blocks.
 */
final class RelpWindow {
  // Limits, besides the number of transactions, what a dead server leaves to be sent again.
  private static final int MOST_OCTETS = 1024 * 1024;

  private final Watchdog.Alarm answerOverdue;

  // The slot of a transaction is its number modulo their length.
  private final long[] labels;
  private final int[] lengths;
  private final Answer[] answers;

  private int oldest;
  private int count;
  private long octets;
  private boolean closed;
  private boolean refused; // something was refused
  private OptionalLong confirmed = OptionalLong.empty(); // the last label reported

  private enum Answer {
    NONE,
    GOOD,
    BAD
  }

  /**
   * @param first the number of the first transaction that will be added
   * @param answerOverdue runs while something flushed waits and no answer arrives
   */
  RelpWindow(int size, int first, Watchdog.Alarm answerOverdue) {
    this.labels = new long[size];
    this.lengths = new int[size];
    this.answers = new Answer[size];
    this.oldest = first;
    this.answerOverdue = answerOverdue;
  }

  /** Whether a message of this length may be sent; any length may if nothing else waits. */
  synchronized boolean hasRoom(int length) {
    return count == 0 || (count < labels.length && octets + length <= MOST_OCTETS);
  }

  synchronized void add(int length, long label) {
    int slot = slot(oldest + count);
    labels[slot] = label;
    lengths[slot] = length;
    answers[slot] = Answer.NONE;
    count++;
    octets += length;
  }

  /** Notes that everything added is on its way: from now on answers are due. */
  synchronized void flushed() {
    if (count > 0) {
      answerOverdue.start();
    }
  }

  /** Notes that a transaction was answered with 200, in whatever order. */
  void answered(int transaction) throws ProtocolException {
    answered(transaction, Answer.GOOD);
  }

  /**
   * Notes that a transaction was answered with anything else: no thread waits for it to be
   * confirmed.
   */
  void refused(int transaction) throws ProtocolException {
    answered(transaction, Answer.BAD);
  }

  private synchronized void answered(int transaction, Answer answer) throws ProtocolException {
    if (transaction < oldest
        || transaction >= oldest + count
        || answers[slot(transaction)] != Answer.NONE) {
      throw new ProtocolException("transaction " + transaction + " was answered but does not wait");
    }
    answers[slot(transaction)] = answer;
    answerOverdue.restart();
    refused |= answer == Answer.BAD;
    if (refused) {
      notifyAll();
    }
  }

  private boolean allAnswered() {
    for (int place = 0; place < count; place++) {
      if (answers[slot(oldest + place)] == Answer.NONE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reports what was answered with 200 while something before it was not. A transaction with the
   * label of the one before belongs to those after it: they do not count unless it was answered
   * with 200.
   *
   * @param from the label before all others
   */
  synchronized void answeredAhead(long from, Connection.Stretches found) {
    long before = confirmed.orElse(from);
    for (int place = 0; place < count; place++) {
      int slot = slot(oldest + place);
      boolean well = answers[slot] == Answer.GOOD;
      if (labels[slot] == before && !well) {
        return;
      }
      if (labels[slot] != before && well) {
        found.add(before, labels[slot]);
      }
      before = labels[slot];
    }
  }

  /**
   * Reports the highest label up to which nothing waits any more, and only then frees the places,
   * so that threads waiting for them find everything reported. For the reader.
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
    while (row < count && answers[slot(oldest + row)] == Answer.GOOD) {
      row++;
    }
    return row;
  }

  private synchronized long label(int place) {
    return labels[slot(oldest + place)];
  }

  private synchronized void free(int places) {
    confirmed = OptionalLong.of(label(places - 1));
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
   * Waits for room, and then for some more: else each answer would release one message, in a TCP
   * segment of its own. Returns early once closed, or something is refused.
   */
  synchronized void awaitRoom(int length) throws InterruptedIOException {
    int few = labels.length - Math.max(1, labels.length / 8);
    awaitUntil(() -> refused || (count <= few && hasRoom(length)));
  }

  /**
   * Waits until every transaction is confirmed; returns early once closed, or something is refused.
   */
  synchronized void awaitEmpty() throws InterruptedIOException {
    awaitUntil(() -> refused || count == 0);
  }

  /** Waits until every transaction is answered, with 200 or not; returns early once closed. */
  synchronized void awaitAnswers() throws InterruptedIOException {
    awaitUntil(this::allAnswered);
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

  /** Releases all waiting threads: no more answers will arrive. */
  synchronized void close() {
    closed = true;
    answerOverdue.cancel();
    notifyAll();
  }

  private int slot(int transaction) {
    return transaction % labels.length;
  }
}
