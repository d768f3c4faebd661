package io.sealpost.delivery.courier;

import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import java.util.Arrays;

/** An entry of the journal that is tried alone. */
final class Candidate {
  private final long position;
  private final long session;
  private final EntryKind kind;
  private final byte[] octets;

  /** A copy of the reader's entry. */
  Candidate(JournalReader reader) {
    this.position = reader.position();
    this.session = reader.session();
    this.kind = reader.kind();
    int to = reader.offset() + reader.length();
    this.octets = Arrays.copyOfRange(reader.array(), reader.offset(), to);
  }

  /** Behind it. */
  long position() {
    return position;
  }

  long session() {
    return session;
  }

  EntryKind kind() {
    return kind;
  }

  /** Not to be changed. */
  byte[] octets() {
    return octets;
  }
}
