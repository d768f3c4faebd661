package io.sealpost.journal;

import io.sealpost.journal.JournalSurvey.Content;
import io.sealpost.journal.JournalSurvey.Encryption;
import io.sealpost.journal.JournalSurvey.Tally;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.format.Checkpoint;
import io.sealpost.journal.format.Damage;
import io.sealpost.journal.format.EntryCipher;
import io.sealpost.journal.format.EntryContent;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.journal.format.EntryWindow;
import io.sealpost.journal.format.JournalKeys;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.SegmentScan;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Counts the entries of one segment by how far they have progressed. For one thread. */
final class SurveyedSegment {
  private final Segment segment;
  private final Checkpoint checkpoint;
  private final EntryContent content;
  private final JournalSurvey.Visitor visitor;
  private final Damage damage = new Damage(what -> {});
  private Tally waiting = Tally.NONE;
  private Tally confirmed = Tally.NONE;
  private Tally locked = Tally.NONE;
  private long unsealed;

  SurveyedSegment(
      Segment segment, Checkpoint checkpoint, JournalKeys keys, JournalSurvey.Visitor visitor) {
    this.segment = segment;
    this.checkpoint = checkpoint;
    this.content = new EntryContent(keys);
    this.visitor = visitor;
  }

  void read(DiskFile file) throws IOException {
    SegmentScan.of(segment, file, forcedUpTo(), checkpoint.sealed(), damage, this::count);
  }

  Content content() {
    return new Content(segment.octets(), waiting, confirmed, unsealed, damage.count());
  }

  Encryption encryption() {
    boolean waits = !waiting.isEmpty();
    return new Encryption(
        segment
            .header()
            .encryption()
            .map(found -> Set.of(EncryptionKey.text(found.keyId())))
            .orElse(Set.of()),
        locked,
        Optional.of(Instant.ofEpochMilli(segment.header().createdMillis())).filter(i -> waits));
  }

  /** Offset from which a hole is the end of the journal and not damage. */
  private int forcedUpTo() {
    if (segment.number() == Position.number(checkpoint.forced())) {
      return Position.offset(checkpoint.forced());
    }
    return segment.number() < Position.number(checkpoint.forced()) ? Integer.MAX_VALUE : 0;
  }

  private void count(EntryWindow entry, long end) throws IOException {
    EntryContent.Answer answer = content.of(segment, entry);
    if (answer == EntryContent.Answer.CHANGED) {
      damage.changed(Position.of(segment.number(), entry.place()), end);
      return;
    }
    boolean readable = answer == EntryContent.Answer.READABLE;
    EntryKind kind = entry.kind();
    int length = readable ? content.length() : entry.length() - EntryCipher.OVERHEAD;
    boolean arrived = end <= checkpoint.confirmed();
    if (arrived) {
      confirmed = confirmed.with(kind, length);
    } else {
      waiting = waiting.with(kind, length);
    }
    unsealed += kind == EntryKind.MESSAGE && end > checkpoint.sealed() ? 1 : 0;
    if (readable) {
      visitor.entry(kind, arrived, content.array(), content.offset(), length);
    } else {
      locked = locked.with(kind, length);
    }
  }
}
