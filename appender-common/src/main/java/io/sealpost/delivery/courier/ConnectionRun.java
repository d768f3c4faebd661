package io.sealpost.delivery.courier;

import io.sealpost.delivery.ResendReason;
import io.sealpost.journal.JournalReader;
import io.sealpost.threads.IdleWait;
import io.sealpost.transport.Connection;
import io.sealpost.transport.RefusedException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The life of one connection, from its first message to its end in good order. Confined to the
 * courier thread; any failure is thrown, and the next run begins after what was confirmed.
 */
final class ConnectionRun {
  private static final int ENTRIES_A_TURN = 256;
  // A window may close while a slow collector makes the courier wait for each entry.
  private static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(100);
  // A server's refusal may arrive a moment after the handshake: until then a connection is no
  // success.
  private static final long TRUSTED_AFTER = TimeUnit.SECONDS.toNanos(1);
  // A server that reads but never answers looks like any other until it is asked. One that has not
  // proved itself is asked soon, and before a slow link has more than it can carry in time.
  private static final long FIRST_CHECKPOINT_AFTER = TimeUnit.SECONDS.toNanos(1);
  private static final long FIRST_CHECKPOINT_OCTETS = 256 * 1024;
  // While the rate limit holds delivery: no wake-up for each message, yet commands are seen soon
  // enough.
  private static final long SHORTEST_HOLD = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_HOLD = TimeUnit.MILLISECONDS.toNanos(100);
  // How often an idle connection is checked for overdue answers.
  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

  private final CourierContext context;
  private final Connection connection;
  private final JournalReader reader;
  private final AnsweredAhead ahead;
  private final IdleWait idle;
  private final Observer observer;
  private final CertificateResender resender;
  private final Enquiry enquiry;

  private final DesiredState begunWith;
  private final long begun = System.nanoTime();
  private final long from;
  private long label;
  private int unconfirmedEntries; // since the last checkpoint
  private long unconfirmedOctets;
  private long unconfirmedSince;
  private boolean trusted;
  private boolean checkpointing;
  private DesiredState seen;

  /** The courier, as the run asks it and reports to it. */
  interface Observer {
    /** What is wanted now. */
    DesiredState desired();

    /** The entry that ends here is about to be handed to the connection. */
    void sending(long position);

    /** Entries up to here were handed to the connection, or need not be. */
    void sent(long position);

    /** Whether it is time to leave this target in good order, for one that is preferred. */
    boolean mayLeave();

    /** How many entries may be sent before they are confirmed. */
    int most();

    /** Whether this target had proved itself when the connection was made. */
    boolean known();

    /** Whether this target may be asked for proof while the connection stands. */
    boolean mayAsk();

    /** What a checkpoint costs, and has cost. */
    CheckpointCost cost();

    /** A checkpoint or an enquiry has succeeded. */
    void confirmed();

    /** The connection has proved itself; called once. */
    void proved();

    /** The connection is still up; called repeatedly. */
    void stands();
  }

  /**
   * Expects the reader where delivery continues.
   *
   * @param begunWith what was desired when the connection was made
   */
  ConnectionRun(
      CourierContext context,
      DesiredState begunWith,
      Connection connection,
      JournalReader reader,
      AnsweredAhead ahead,
      IdleWait idle,
      Observer observer) {
    this.context = context;
    this.connection = connection;
    this.reader = reader;
    this.ahead = ahead;
    this.idle = idle;
    this.observer = observer;
    this.resender = context.certificateResender();
    this.enquiry = new Enquiry(connection, observer.mayAsk());
    this.begunWith = begunWith;
    this.seen = begunWith;
    this.from = reader.position();
    this.label = from;
  }

  void run() throws IOException {
    while (connection.isOpen() && mayGoOn()) {
      connection.check();
      enquire();
      if (checkpointDue()) {
        checkpoint();
      } else if (enquiry.awaitsFirst() && isDueByAmount()) {
        idle.sleep(SHORTEST_HOLD); // for the first answer to an enquiry
      } else if (send()) {
        idle.worked();
      } else {
        flush();
        pause();
      }
      lookAtSuccess();
      observer.stands();
    }
    boolean owesNothing = context.journal().confirmed() >= label;
    if (!owesNothing && !connection.isOpen()) {
      connection.check(); // else it would end without a reason, and be made again at once
    }
    if (connection.isOpen() && (owesNothing || !seen.stopping())) {
      checkpointing = !connection.confirmsByItself();
      flush();
      connection.finish();
      lookAtSuccess();
    }
  }

  private void checkpoint() throws IOException {
    long begin = System.nanoTime();
    checkpointing = !connection.confirmsByItself();
    try {
      flush();
      connection.checkpoint();
    } finally {
      observer.cost().checkpointTook(System.nanoTime() - begin);
    }
    checkpointing = false;
    unconfirmedEntries = 0;
    observer.confirmed();
  }

  private void enquire() throws IOException {
    if (enquiry.takeAnswer(context.journal().confirmed())) {
      unconfirmedEntries -= enquiry.entries();
      unconfirmedOctets -= enquiry.octets();
      unconfirmedSince = enquiry.begunNanos();
      observer.confirmed();
    }
    if (enquiry.isDue(unconfirmedOctets, unconfirmedSince)) {
      context.reports().tally().asked();
      enquiry.begin(label, unconfirmedEntries, unconfirmedOctets);
      flush();
      connection.ask();
    }
  }

  /**
   * Whether this target is better not asked on its next connection, now that this one has ended.
   */
  boolean enquiredInVain(boolean failed) {
    return enquiry.isFruitless(failed);
  }

  /** Why, after this failure, what was not confirmed will be sent again. */
  ResendReason reason(IOException failure) {
    if (RefusedException.isCauseOf(failure)) {
      return ResendReason.REFUSED;
    }
    return checkpointing ? ResendReason.CHECKPOINT : ResendReason.CONNECTION;
  }

  private void flush() throws IOException {
    context.rate().sent(0, connection.flush());
  }

  private void pause() {
    long held = context.rate().nanosToWait();
    if (held > 0) {
      idle.sleep(Math.min(LONGEST_HOLD, Math.max(SHORTEST_HOLD, held)));
    } else {
      idle.await(this::hasNews, Math.min(LOOK, nanosUntilCheckpoint()));
    }
  }

  private boolean mayGoOn() {
    seen = observer.desired();
    return seen.keepsConnectionOf(begunWith) && context.mayDeliver() && !observer.mayLeave();
  }

  /** Sends what may be sent, at most one turn's worth. Returns whether there was anything. */
  private boolean send() throws IOException {
    long limit = context.limit().getAsLong();
    int entries = 0;
    long end = System.nanoTime() + LONGEST_TURN;
    while (entries < ENTRIES_A_TURN
        && end - System.nanoTime() > 0
        && !isFull()
        && context.rate().nanosToWait() == 0
        && reader.next(limit)) {
      entries++;
      if (ahead.has(reader.position())) {
        leaveOut();
      } else {
        sendEntry();
      }
    }
    observer.sent(reader.position());
    return entries > 0;
  }

  private void sendEntry() throws IOException {
    unconfirmedEntries++;
    for (byte[] block : resender.before(reader.session(), reader.kind())) {
      context.rate().sent(connection.send(block, 0, block.length, label));
    }
    if (unconfirmedOctets == 0) {
      unconfirmedSince = System.nanoTime();
    }
    connection.check(); // what is not even begun has not been sent
    label = reader.position();
    observer.sending(label);
    context.reports().tally().send(reader);
    context.rate().sent(connection.send(reader.array(), reader.offset(), reader.length(), label));
    unconfirmedOctets += reader.length();
  }

  /** The collector already has this one. */
  private void leaveOut() {
    context.reports().tally().pass(reader);
    ahead.leftOut(reader.position());
  }

  /**
   * Where the collector does not confirm by itself, it must be asked, which ends the connection.
   */
  private boolean checkpointDue() {
    if (isFull()) {
      return true;
    }
    if (connection.confirmsByItself() || unconfirmedOctets == 0) {
      return false;
    }
    return (isDueByAmount() && !enquiry.awaitsFirst())
        || (seen.hurried() && !hasNews())
        || context.gate().awaits(label);
  }

  private boolean isDueByAmount() {
    return unconfirmedOctets >= octetsToConfirm() || nanosUntilCheckpoint() <= 0;
  }

  /** Whether no more may be sent until what was sent is confirmed: for a collector that refuses. */
  private boolean isFull() {
    return unconfirmedEntries >= observer.most();
  }

  private long nanosUntilCheckpoint() {
    return connection.confirmsByItself() || unconfirmedOctets == 0
        ? Long.MAX_VALUE
        : unconfirmedSince + nanosToConfirm() - System.nanoTime();
  }

  private long octetsToConfirm() {
    long configured = context.config().confirmOctets();
    return observer.known() || enquiry.isAnswered()
        ? configured
        : Math.min(configured, FIRST_CHECKPOINT_OCTETS);
  }

  private long nanosToConfirm() {
    long configured = context.config().confirmAfter().toNanos();
    if (enquiry.isAnswered()) {
      return configured;
    }
    return Math.min(
        configured,
        observer.known()
            ? observer.cost().nanosBetween(unconfirmedOctets)
            : FIRST_CHECKPOINT_AFTER);
  }

  private boolean hasNews() {
    return reader.position() < context.limit().getAsLong() || !observer.desired().equals(seen);
  }

  private void lookAtSuccess() {
    if (!trusted && isProved()) {
      trusted = true;
      observer.proved();
    }
  }

  /** Only an answer proves anything, unless the server has answered before or owes no answer. */
  private boolean isProved() {
    boolean answers = begunWith.transport().losesNothingUnnoticed();
    if (answers && context.journal().confirmed() > from) {
      return true;
    }
    boolean mute = answers && label > from && !observer.known();
    return !mute && System.nanoTime() - begun > TRUSTED_AFTER;
  }
}
