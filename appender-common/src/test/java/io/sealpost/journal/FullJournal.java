package io.sealpost.journal;

import io.sealpost.journal.format.EntryKind;
import java.io.IOException;

/** What tests of full journals do often. */
public final class FullJournal {
  static final byte[] ONE_OCTET = {'x'};
  static final int BLOCK = 2048;
  static final int PER_BLOCK = 39;
  static final int PER_MESSAGE = 53; // a block of 2060 octets for 39 messages

  private FullJournal() {}

  /** Appends messages of one octet until there is no more room; returns how many. */
  static int fill(Journal journal) {
    int taken = 0;
    while (journal.append(ONE_OCTET, 0, 1)) {
      taken++;
    }
    return taken;
  }

  /** Seals as the keeper does: reads on, a block for each 39 messages. */
  static void seal(Journal journal) throws IOException {
    try (JournalReader reader = journal.reader(journal.sealed())) {
      long end = journal.end();
      int pending = 0;
      while (reader.next(end)) {
        pending += reader.kind() == EntryKind.MESSAGE ? 1 : 0;
        if (pending == PER_BLOCK) {
          journal.appendBlock(new byte[BLOCK], 0, BLOCK);
          journal.seal(reader.position(), pending);
          pending = 0;
        }
      }
      if (pending > 0) {
        journal.appendBlock(new byte[BLOCK], 0, BLOCK);
      }
      journal.seal(end, pending);
    }
  }
}
