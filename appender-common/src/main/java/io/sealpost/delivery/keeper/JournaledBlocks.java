package io.sealpost.delivery.keeper;

import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.session.CoveredMark;
import io.sealpost.sign.session.LastNumbers;
import io.sealpost.sign.session.SessionDirectory;
import java.io.IOException;
import java.util.Optional;

/**
 * The signature blocks of an earlier session that the journal holds: what they cover is in the
 * archive, or will be. Reads the segments of that session only.
 */
final class JournaledBlocks implements SessionDirectory.Blocks {
  private final Journal journal;

  JournaledBlocks(Journal journal) {
    this.journal = journal;
  }

  /** The reader's entry as a signature block; empty if it is a message. */
  static Optional<SignatureBlock> block(JournalReader entry) {
    if (entry.kind() != EntryKind.SIGNATURE) {
      return Optional.empty();
    }
    int to = entry.offset() + entry.length();
    return ParsedMessage.parse(entry.array(), entry.offset(), to).flatMap(JournaledBlocks::block);
  }

  private static Optional<SignatureBlock> block(ParsedMessage message) {
    try {
      return Block.of(message)
          .filter(SignatureBlock.class::isInstance)
          .map(SignatureBlock.class::cast);
    } catch (MalformedBlockException e) {
      return Optional.empty(); // not one of Sealpost's
    }
  }

  @Override
  public CoveredMark after(CoveredMark known, long rsid) {
    Journal.Extent extent = journal.extent(rsid, known.position());
    LastNumbers numbers = known.numbers();
    long position = extent.from();
    try (JournalReader reader = journal.reader(position)) {
      while (reader.next(extent.to())) {
        Optional<SignatureBlock> block = block(reader);
        if (block.isPresent() && block.get().group().rsid().equals(Long.toString(rsid))) {
          numbers = numbers.raised(block.get());
        }
        position = reader.position();
      }
    } catch (IOException e) {
      // For example, a key is missing: then less is known.
    }
    return new CoveredMark(Math.max(known.position(), position), numbers);
  }
}
