package io.sealpost.verify;

import java.io.IOException;

/**
 * Takes all message numbers of an archive that are covered by valid blocks, by group and number.
 */
public interface NumberVisitor {
  /** Takes a number whose message is there. */
  void found(MessageId id, ArchiveLine line) throws IOException;

  /** Takes a number whose message is not there. */
  void lost(MessageId id) throws IOException;
}
