package io.sealpost.delivery.keeper;

import io.sealpost.delivery.Resend;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.SignatureBlock;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the numbers of messages that are in the journal and covered, by looking for their digests
 * in the blocks after them. Nothing is kept in memory for this while all goes well; the cost is
 * reading from the first of them to the last of their blocks. Confined to the keeper thread.
 */
final class ResentNumbers {
  private final Journal journal;
  private final long rsid;
  private final long begunAt;
  // What the present session covers, and what an earlier one covered: after a crash some messages
  // are in both.
  private final PendingDigests ours = new PendingDigests();
  private final PendingDigests earlier = new PendingDigests();
  private final ListedNumbers found = new ListedNumbers();

  private ResentNumbers(Journal journal, long rsid, long begunAt) {
    this.journal = journal;
    this.rsid = rsid;
    this.begunAt = begunAt;
  }

  /**
   * The numbers that the messages of a resend have in the present session, and in the earlier one
   * that covered them first.
   *
   * @param rsid of the present session, which has covered all of them that it will cover
   * @param begunAt where it began to cover what was in the journal
   */
  static ListedNumbers of(Resend resend, Journal journal, long rsid, long begunAt)
      throws IOException {
    return new ResentNumbers(journal, rsid, begunAt).search(resend);
  }

  private ListedNumbers search(Resend resend) throws IOException {
    long end = journal.end();
    Journal.Extent own = journal.extent(rsid, resend.from());
    long ownBegin = own.from() < own.to() ? own.from() : end;
    try (JournalReader reader = journal.reader(resend.from())) {
      while (reader.next(end)) {
        look(reader, resend);
        boolean readOn = reader.position() < resend.to();
        if (!readOn && reader.position() >= ownBegin) {
          earlier.clear(); // what no earlier session has covered by now, none did
        }
        if (!readOn && earlier.isEmpty()) {
          if (ours.isEmpty()) {
            return found;
          }
          reader.seek(Math.max(reader.position(), ownBegin));
        }
      }
    }
    return found;
  }

  private void look(JournalReader entry, Resend resend) {
    if (entry.kind() == EntryKind.MESSAGE) {
      if (resend.has(entry.position())) {
        add(entry);
      }
      return;
    }
    Optional<SignatureBlock> block = JournaledBlocks.block(entry);
    if (block.isPresent()) {
      boolean own = block.get().group().rsid().equals(Long.toString(rsid));
      (own ? ours : earlier).take(block.get(), found);
    }
  }

  private void add(JournalReader entry) {
    boolean own = entry.session() == rsid;
    if (own || entry.position() > begunAt) {
      ours.add(entry.array(), entry.offset(), entry.length());
    }
    if (!own && entry.session() > 0) { // 0: not signed
      earlier.add(entry.array(), entry.offset(), entry.length());
    }
  }
}
