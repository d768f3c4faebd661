package io.sealpost.delivery;

import io.sealpost.journal.EntryKind;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.sign.SignSession;
import java.io.IOException;

/**
 * Covers the journal's messages by signature blocks, close behind them: numbers and hashes each in
 * order, and appends a block when one is full or a message has waited long enough.
 */
final class SignatureSealer implements Sealer {
  // So that forcing and freeing get their turn while a long backlog is sealed.
  private static final int ENTRIES_A_TURN = 512;

  private final Journal journal;
  private final JournalReader reader;
  private final SignSession session;
  private final long maxDelayNanos;
  private long oldestPending;

  /** Goes on where sealing ended: also with messages that an earlier session left uncovered. */
  SignatureSealer(Journal journal, Signing signing) throws IOException {
    this.journal = journal;
    this.session = signing.session();
    this.maxDelayNanos = signing.maxDelay().toNanos();
    this.reader = journal.reader(journal.sealed());
  }

  @Override
  public boolean seal() throws IOException {
    long limit = journal.end();
    int entries = 0;
    while (entries < ENTRIES_A_TURN && reader.next(limit)) {
      entries++;
      if (reader.kind() == EntryKind.MESSAGE) {
        take();
      } else if (session.pending() == 0) {
        journal.seal(reader.position(), 0);
      }
    }
    if (session.pending() > 0 && nanosUntilDue() <= 0) {
      cover();
    }
    return entries > 0;
  }

  @Override
  public void sealAll() throws IOException {
    long end = journal.end();
    while (reader.position() < end && seal()) {}
    if (session.pending() > 0) {
      cover();
    }
  }

  @Override
  public long nanosUntilDue() {
    return session.pending() == 0
        ? Long.MAX_VALUE
        : oldestPending + maxDelayNanos - System.nanoTime();
  }

  @Override
  public boolean hasNews() {
    return reader.position() < journal.end();
  }

  private void take() throws IOException {
    if (session.pending() == 0) {
      oldestPending = System.nanoTime();
    }
    if (session.add(reader.array(), reader.offset(), reader.length())) {
      cover();
    }
  }

  private void cover() throws IOException {
    int covered = session.pending();
    byte[] block = session.block();
    journal.appendBlock(block, 0, block.length);
    journal.seal(reader.position(), covered);
  }

  @Override
  public void close() {
    reader.close();
  }
}
