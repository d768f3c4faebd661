package io.sealpost.verify.cli.spool;

import io.sealpost.message.ParsedMessage;
import java.time.Instant;
import java.util.Optional;

/** The TIMESTAMP of the longest waiting message: the first one with a valid TIMESTAMP. */
final class OldestMessage {
  private Optional<Instant> timestamp = Optional.empty();

  /** Looks at the next message of the journal. */
  void look(byte[] octets, int offset, int length) {
    if (timestamp.isEmpty()) {
      timestamp = ParsedMessage.parse(octets, offset, offset + length).flatMap(ParsedMessage::time);
    }
  }

  Optional<Instant> timestamp() {
    return timestamp;
  }
}
