package io.sealpost.delivery.courier;

import io.sealpost.transport.Connection;
import java.util.concurrent.TimeUnit;

/**
 * The question that is put to a collector some times a second, where it may be able to prove
 * without an end of the connection what it has read. Confined to the courier thread.
 */
final class Enquiry {
  // With both together a question and its answer, some 150 octets, are 1 % of what is sent at most.
  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long LEAST_OCTETS = 16 * 1024;
  private static final long AT_LATEST = TimeUnit.SECONDS.toNanos(10);
  // How long the first answer is waited for before a checkpoint is taken instead.
  private static final long FIRST_WITHIN = TimeUnit.MILLISECONDS.toNanos(500);
  // After which a collector counts as one that does not answer.
  private static final long ANSWERS_WITHIN = TimeUnit.SECONDS.toNanos(2);

  private final Connection connection;
  private final boolean allowed;

  private boolean outstanding;
  private boolean answered; // one was
  private boolean begun; // one was asked
  private long begunNanos;
  private long label;
  private int entries;
  private long octets;

  /**
   * @param allowed whether this collector may be asked
   */
  Enquiry(Connection connection, boolean allowed) {
    this.connection = connection;
    this.allowed = allowed;
  }

  /** Whether to ask about this much, the first of which was sent then. */
  boolean isDue(long unconfirmedOctets, long sinceNanos) {
    if (!allowed || outstanding || unconfirmedOctets == 0 || !connection.mayBeAsked()) {
      return false;
    }
    long age = System.nanoTime() - sinceNanos;
    return !begun || age >= AT_LATEST || (age >= EVERY && unconfirmedOctets >= LEAST_OCTETS);
  }

  /** The collector is being asked about all up to a label: this much, which is not confirmed. */
  void begin(long upTo, int unconfirmedEntries, long unconfirmedOctets) {
    outstanding = true;
    begun = true;
    begunNanos = System.nanoTime();
    label = upTo;
    entries = unconfirmedEntries;
    octets = unconfirmedOctets;
  }

  /** Whether the answer has come since this was asked last. */
  boolean takeAnswer(long confirmed) {
    if (!outstanding || confirmed < label) {
      return false;
    }
    outstanding = false;
    answered = true;
    return true;
  }

  /** Entries and octets that the answer has confirmed. */
  int entries() {
    return entries;
  }

  long octets() {
    return octets;
  }

  /** When what the answer does not cover began to be sent, in nanoseconds. */
  long begunNanos() {
    return begunNanos;
  }

  /** Whether the collector answers: no checkpoint is needed beyond what is configured. */
  boolean isAnswered() {
    return answered && !isOverdue();
  }

  /** Whether the first answer may come at any moment. */
  boolean awaitsFirst() {
    return outstanding && !answered && System.nanoTime() - begunNanos < FIRST_WITHIN;
  }

  /**
   * Whether a collector whose connection ended now is better not asked: it has not answered, or has
   * broken off instead.
   */
  boolean isFruitless(boolean failed) {
    return outstanding && (failed || isOverdue());
  }

  private boolean isOverdue() {
    return outstanding && System.nanoTime() - begunNanos > ANSWERS_WITHIN;
  }
}
