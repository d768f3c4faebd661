package io.sealpost.delivery.courier;

import io.sealpost.delivery.Backlog;
import io.sealpost.delivery.DeliveryCounts;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;

/**
 * Counts the messages that are sent, sent again and confirmed, so that what waits is known without
 * reading the journal.
 *
 * <p>The courier counts what it sends; it or the reader of its connection reports confirmations;
 * any thread may ask. All under a lock held for a few additions.
 */
final class DeliveryTally {
  private final Journal journal;
  private final SentMarks marks = new SentMarks();

  private long passed; // messages of the journal up to the last entry passed
  private long counted; // of those, since the pipeline was opened and as far as they could be read
  private long sentUpTo; // position
  private long delivered;
  private long resent;

  private SentMarks.Mark confirmed;
  private long setAside; // not yet passed by confirmation
  private long neverTaken;

  /** For a journal to which nothing has been appended yet. */
  DeliveryTally(Journal journal) {
    this.journal = journal;
    this.sentUpTo = journal.confirmed();
    this.passed = journal.messagesUpTo(sentUpTo);
    this.confirmed = new SentMarks.Mark(sentUpTo, passed, 0);
  }

  /**
   * The courier begins again after this position, up to which all is confirmed.
   *
   * @param piecewise whether any entry may be confirmed; else only the last one sent, and those
   *     {@link #asked} for
   */
  synchronized void begin(long position, boolean piecewise) {
    confirm(position);
    marks.clear(piecewise);
    passed = confirmed.messages();
    counted = confirmed.counted();
  }

  /** The reader's entry, the next one in order, is about to be handed to a connection. */
  synchronized void send(JournalReader entry) {
    pass(entry);
    sent(entry.kind(), entry.position());
  }

  /** The reader has moved to its entry, the next one in order. */
  synchronized void pass(JournalReader entry) {
    // What was damaged is counted only by the segment after it.
    passed = Math.max(passed, entry.messagesBefore());
    int message = entry.kind() == EntryKind.MESSAGE ? 1 : 0;
    passed += message;
    counted += message;
    marks.add(new SentMarks.Mark(entry.position(), passed, counted));
  }

  /** The last entry passed may be confirmed, whatever is sent after it. */
  synchronized void asked() {
    marks.keepLast();
  }

  /** An entry is about to be handed to a connection. */
  synchronized void sent(EntryKind kind, long position) {
    int message = kind == EntryKind.MESSAGE ? 1 : 0;
    if (position > sentUpTo) {
      sentUpTo = position;
      delivered += message;
    } else {
      resent += message;
    }
  }

  /** An entry that the collector will never accept; {@link #confirm} passes it over. */
  synchronized void setAside(EntryKind kind) {
    setAside += kind == EntryKind.MESSAGE ? 1 : 0;
  }

  /** Everything up to here is confirmed or set aside. */
  synchronized void confirm(long position) {
    SentMarks.Mark last = marks.takeUpTo(position, confirmed);
    if (last.position() > confirmed.position()) {
      confirmed = last;
      neverTaken += setAside;
      setAside = 0;
    }
  }

  synchronized DeliveryCounts counts() {
    return new DeliveryCounts(delivered, resent, confirmed.counted() - neverTaken);
  }

  /** What is in the journal and not confirmed. */
  Backlog backlog() {
    long octets = journal.unconfirmedOctets();
    if (octets == 0) {
      return Backlog.NONE;
    }
    long done = confirmedMessages();
    return new Backlog(Math.max(0, journal.status().messages() - done), octets);
  }

  private synchronized long confirmedMessages() {
    return confirmed.messages();
  }
}
