package io.sealpost.verify;

import java.io.IOException;
import java.util.List;

/** Takes the verdicts on all lines of an archive, in input order. */
public interface LineVisitor {
  /**
   * Takes a message.
   *
   * @param ids the numbers of a verified message, at most 100; empty for the others
   * @param redelivered whether a replay is part of a redelivered run, which is no finding
   */
  void message(ArchiveLine line, Verdict verdict, List<MessageId> ids, boolean redelivered)
      throws IOException;

  /** Takes a block message. */
  void block(ArchiveLine line, BlockType type, BlockVerdict verdict) throws IOException;
}
