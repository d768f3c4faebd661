package io.sealpost.verify.report;

import java.util.Locale;

/**
 * Everything that the verifier can find wrong with an archive. The names are stable: other programs
 * may rely on them.
 */
public enum FindingKind {
  /**
   * A message whose hash no valid signature block holds: inserted, changed, not yet signed, or its
   * block is gone.
   */
  UNSIGNED,
  /**
   * Message numbers that a valid signature block covers, and no message with that hash is there.
   */
  LOST,
  /**
   * Message numbers below the highest one of a group for which there is no valid signature block.
   */
  UNCOVERED,
  /** Copies of messages beyond those that were signed, and beyond what was sent again. */
  REPLAY,
  /** Copies that were sent again; only if that is asked for. */
  REDELIVERED,
  /**
   * Messages that came after one with a higher number, and were not sent again; only if that is
   * asked for.
   */
  REORDERED,
  /** Messages of hosts that the key which signed them is not trusted for. */
  UNTRUSTED_HOST,
  /** A block whose signature is wrong, or which cannot be read. */
  BAD_BLOCK,
  /** A group whose key, for some of its blocks at least, is not in the archive nor was given. */
  NO_KEY,
  /** A key in the archive that is not one of the trusted ones. */
  UNTRUSTED_KEY,
  /** A group whose key only the archive vouches for. */
  SELF_CARRIED_KEY,
  /** A group for which the archive carries more than one key. */
  KEY_CONFLICT,
  /** A message number for which valid blocks give different hashes. */
  NUMBER_CONFLICT,
  /** A session that another one names as its predecessor, and of which nothing is verified. */
  MISSING_SESSION,
  /** The end of a session: messages, or the notice with which it ended, that are known of. */
  MISSING_TAIL,
  /**
   * Signature blocks that a session counted (GBC) and that are not there: whole groups may have
   * gone with them.
   */
  MISSING_BLOCK,
  /** Something lies farther apart than memory reaches, and might be judged otherwise with more. */
  BEYOND_MEMORY,
  /** Nothing in the archive is signed by an accepted key, or it is empty. */
  NOTHING_SIGNED;

  /** The name in reports, such as {@code bad-block}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
