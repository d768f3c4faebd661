package io.sealpost.verify.report;

import java.io.IOException;
import java.util.List;

/**
 * Hears what is settled of an archive while it is read. Called by one thread at a time, not always
 * the same one; what it does not override is passed over.
 *
 * <p>Lines come in input order, each once. Numbers come each once, in no order over the archive.
 * What a call is given is valid during that call only.
 */
public interface VerdictSink {
  /**
   * Takes a message.
   *
   * @param ids the numbers of a verified message, and those of which a copy is one, at most 100;
   *     empty for an unsigned one
   */
  default void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) throws IOException {}

  /** Takes a block message. */
  default void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {}

  /** Takes a number that a valid block covers, and whose message is there. */
  default void found(MessageId id, ArchiveLine line) throws IOException {}

  /** Takes a number that a valid block covers, and whose message is not there. */
  default void lost(MessageId id) throws IOException {}

  /** Takes something that is wrong: about a line directly before that line, else at the end. */
  default void finding(Finding finding) throws IOException {}

  /**
   * Takes the report of a group that is given up early, because a flood of groups would not fit in
   * memory; all others are in the {@link Report}.
   */
  default void group(GroupReport group) throws IOException {}
}
