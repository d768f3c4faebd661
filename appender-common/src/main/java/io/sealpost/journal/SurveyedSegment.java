package io.sealpost.journal;

import io.sealpost.journal.JournalSurvey.Content;
import io.sealpost.journal.JournalSurvey.Tally;
import java.io.IOException;

/** Counts the entries of one segment by how far they have come. For one thread. */
final class SurveyedSegment {
  private final Segment segment;
  private final Checkpoint checkpoint;
  private final JournalSurvey.Visitor visitor;
  private Tally waiting = Tally.NONE;
  private Tally confirmed = Tally.NONE;
  private long unsealed;

  SurveyedSegment(Segment segment, Checkpoint checkpoint, JournalSurvey.Visitor visitor) {
    this.segment = segment;
    this.checkpoint = checkpoint;
    this.visitor = visitor;
  }

  Content read(DiskFile file) throws IOException {
    Damage damage = new Damage(what -> {});
    SegmentScan.of(segment, file, forcedUpTo(), checkpoint.sealed(), damage, this::count);
    return new Content(segment.octets(), waiting, confirmed, unsealed, damage.count());
  }

  /** Offset from which on a hole is the end of the journal and no damage. */
  private int forcedUpTo() {
    if (segment.number() == Position.number(checkpoint.forced())) {
      return Position.offset(checkpoint.forced());
    }
    return segment.number() < Position.number(checkpoint.forced()) ? Integer.MAX_VALUE : 0;
  }

  private void count(EntryWindow entry, long end) throws IOException {
    EntryKind kind = entry.kind();
    boolean arrived = end <= checkpoint.confirmed();
    if (arrived) {
      confirmed = confirmed.with(kind, entry.length());
    } else {
      waiting = waiting.with(kind, entry.length());
    }
    unsealed += kind == EntryKind.MESSAGE && end > checkpoint.sealed() ? 1 : 0;
    visitor.entry(kind, arrived, entry.array(), entry.offset(), entry.length());
  }
}
