package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.SignatureGroup;
import io.sealpost.sign.session.SignSession;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Covers the journal's messages with signature blocks, soon after them: numbers and hashes each in
 * order, and appends a block when a group has a full one or its oldest message has waited long
 * enough.
 *
 * <p>What the journal or the disk refuses is tried again with the next call: nothing is numbered
 * twice or left out because of it.
 */
public final class SignatureSealer implements Sealer {
  // So that forcing and freeing get their turn while a long backlog is sealed.
  private static final int ENTRIES_A_TURN = 512;

  /**
   * A group with messages that wait for their block.
   *
   * @param position just before the first of them
   * @param nanos when that one was taken in
   */
  private record Waiting(SignatureGroup group, long position, long nanos) {}

  private final Journal journal;
  private final JournalReader reader;
  private final SignSession session;
  private final long maxDelayNanos;
  private final Clocks clocks;
  private final Resends resends;
  private final SessionNotices notices;
  // The group that has waited longest is first, by position as well as by time.
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final long begunAt;
  private long position; // entries up to here were taken in
  private boolean untaken; // the reader's entry is not taken in yet
  private boolean ended;

  /** Continues where sealing ended, also with messages that an earlier session left uncovered. */
  public SignatureSealer(Journal journal, Signing signing, PipelineListener listener, Clocks clocks)
      throws IOException {
    this.journal = journal;
    this.session = signing.session();
    this.maxDelayNanos = signing.config().sigMaxDelay().toNanos();
    this.clocks = clocks;
    this.resends = new Resends(signing.config().redundancy(), clocks);
    this.notices = new SessionNotices(journal, signing, listener);
    this.begunAt = journal.sealed();
    this.position = begunAt;
    this.reader = journal.reader(position);
  }

  /**
   * Announces the start after what earlier sessions left uncovered, which this one numbers first:
   * numbers follow the order of the journal.
   */
  @Override
  public void begin() throws IOException {
    notices.start();
  }

  @Override
  public boolean seal() throws IOException {
    long limit = journal.end();
    int entries = 0;
    while (entries < ENTRIES_A_TURN && next(limit) && !isOver()) {
      entries++;
      takeIn();
    }
    passDamage();
    while (nanosUntilBlock() <= 0) {
      cover(waiting.getFirst().group());
    }
    resend();
    return entries > 0;
  }

  @Override
  public void sealAll() throws IOException {
    long end = journal.end();
    while (next(end)) {
      takeIn();
    }
    passDamage();
    while (!waiting.isEmpty()) {
      cover(waiting.getFirst().group());
    }
  }

  @Override
  public void coverThrough(long limit) throws IOException {
    while (next(limit) && reader.position() <= limit && !isOver()) {
      takeIn();
    }
    while (!waiting.isEmpty() && waiting.getFirst().position() < limit) {
      cover(waiting.getFirst().group());
    }
  }

  @Override
  public long begunAt() {
    return begunAt;
  }

  @Override
  public void end() throws IOException {
    if (!ended) {
      sealAll();
      notices.end();
      ended = true;
      sealAll();
    }
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  /** Whether an entry waits only for another session: this one has ended or soon must. */
  @Override
  public boolean isOver() {
    boolean last = ended || session.isNearlyUsedUp();
    return last && untaken && reader.kind() == EntryKind.MESSAGE;
  }

  @Override
  public void forced() throws IOException {
    notices.forced();
  }

  @Override
  public void freeing() throws IOException {
    notices.freeing();
  }

  @Override
  public long nanosUntilDue() {
    return Math.min(nanosUntilBlock(), resends.nanosUntilDue());
  }

  private long nanosUntilBlock() {
    return waiting.isEmpty()
        ? Long.MAX_VALUE
        : waiting.getFirst().nanos() + maxDelayNanos - clocks.nanos();
  }

  @Override
  public boolean hasNews() {
    return position < journal.end();
  }

  private boolean next(long limit) throws IOException {
    untaken = untaken || reader.next(limit);
    return untaken;
  }

  /** What the reader has passed without an entry can never be covered. */
  private void passDamage() {
    if (!untaken && reader.position() > position) {
      position = reader.position();
      sealed(0);
    }
  }

  private void takeIn() throws IOException {
    if (reader.kind() == EntryKind.MESSAGE) {
      take();
    } else {
      taken();
      sealed(0);
    }
  }

  private void take() throws IOException {
    SignatureGroup group = session.groupOf(reader.array(), reader.offset(), reader.length());
    if (group.isFull()) { // its block was refused
      cover(group);
    }
    if (group.pending() == 0) {
      waiting.add(new Waiting(group, position, clocks.nanos()));
    }
    session.add(group, reader.array(), reader.offset(), reader.length());
    resends.message();
    taken();
    if (group.isFull()) {
      cover(group);
    }
  }

  private void taken() {
    untaken = false;
    position = reader.position();
  }

  private void cover(SignatureGroup group) throws IOException {
    byte[] block = session.block(group);
    journal.appendBlock(block, 0, block.length);
    int covered = group.pending();
    session.sent(group);
    waiting.removeIf(first -> first.group() == group);
    sealed(covered);
    resends.block(block);
  }

  /** Repeated blocks are optional: without room for messages they are left out. */
  private void resend() {
    for (Optional<byte[]> due = resends.takeDue(); due.isPresent(); due = resends.takeDue()) {
      byte[] block = due.get();
      journal.offerBlock(block, 0, block.length);
    }
  }

  /** Messages of several groups are interleaved: sealed is what precedes all that still wait. */
  private void sealed(int messages) {
    journal.seal(waiting.isEmpty() ? position : waiting.getFirst().position(), messages);
  }

  @Override
  public void close() {
    reader.close();
  }
}
