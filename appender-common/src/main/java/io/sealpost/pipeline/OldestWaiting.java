package io.sealpost.pipeline;

import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.message.ParsedMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * TIMESTAMP of the message that has waited longest to be confirmed. Any thread; a message is read
 * only when asked for, and only once.
 */
final class OldestWaiting {
  private final Journal journal;
  private volatile Found last = new Found(-1, Optional.empty());

  /** The first message after a position; empty if there was none when it was read. */
  private record Found(long confirmed, Optional<Instant> time) {}

  OldestWaiting(Journal journal) {
    this.journal = journal;
  }

  /** Its time; empty if nothing waits or it cannot be read now. */
  Optional<Instant> time() {
    long confirmed = journal.confirmed();
    if (confirmed >= journal.end() || journal.isSuspended()) {
      return Optional.empty();
    }
    Found found = last;
    if (found.confirmed() != confirmed || found.time().isEmpty()) {
      found = new Found(confirmed, read(confirmed));
      last = found;
    }
    return found.time();
  }

  private Optional<Instant> read(long from) {
    try (JournalReader reader = journal.reader(from)) {
      while (reader.next(Long.MAX_VALUE)) {
        if (reader.kind() == EntryKind.MESSAGE) {
          int to = reader.offset() + reader.length();
          return ParsedMessage.parse(reader.array(), reader.offset(), to)
              .flatMap(ParsedMessage::time);
        }
      }
    } catch (IOException e) {
      // The courier will report this: it has to read the same.
    }
    return Optional.empty();
  }
}
