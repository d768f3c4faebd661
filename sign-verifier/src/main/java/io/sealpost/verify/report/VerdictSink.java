package io.sealpost.verify.report;

import java.io.IOException;
import java.util.List;

/**
 * Receives what is settled while an archive is read. Called by one thread at a time, not always the
 * same one; methods that are not overridden do nothing.
 *
 * <p>Lines come in input order, each once. Each number comes once, in no particular order across
 * the archive. Arguments are valid only during the call.
 */
public interface VerdictSink {
  /**
   * Takes a message.
   *
   * @param ids the numbers of a verified message, or those of the message that a copy repeats, at
   *     most 100; else empty
   */
  default void message(ArchiveLine line, Verdict verdict, List<MessageId> ids) throws IOException {}

  /** Takes a block message. */
  default void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException {}

  /** Takes a number that a valid block covers and whose message is present. */
  default void found(MessageId id, ArchiveLine line) throws IOException {}

  /** Takes a number that a valid block covers but whose message is missing. */
  default void lost(MessageId id) throws IOException {}

  /**
   * Takes something that is wrong: if it is about a line, directly before that line, else at the
   * end.
   */
  default void finding(Finding finding) throws IOException {}

  /**
   * Takes the report on a group that is given up early because a flood of groups would not fit in
   * memory; all others are in the {@link Report}.
   */
  default void group(GroupReport group) throws IOException {}
}
