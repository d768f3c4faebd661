package io.sealpost.delivery.courier;

import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import java.util.Arrays;

/** A journal entry that is tried alone. */
final class Candidate {
  private final long position;
  private final long session;
  private final EntryKind kind;
  private final byte[] octets;

  /** Copies the reader's entry. */
  Candidate(JournalReader reader) {
    this.position = reader.position();
    this.session = reader.session();
    this.kind = reader.kind();
    int to = reader.offset() + reader.length();
    this.octets = Arrays.copyOfRange(reader.array(), reader.offset(), to);
  }

  /** The position after it. */
  long position() {
    return position;
  }

  long session() {
    return session;
  }

  EntryKind kind() {
    return kind;
  }

  /** Must not be modified. */
  byte[] octets() {
    return octets;
  }
}
