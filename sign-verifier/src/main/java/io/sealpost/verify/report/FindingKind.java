package io.sealpost.verify.report;

/**
 * Everything that the verifier can find wrong with an archive. The names are stable: other programs
 * may rely on them.
 */
public enum FindingKind implements Counted {
  /**
   * A message whose hash is in no valid signature block: inserted, changed, not yet signed, or its
   * block is gone.
   */
  UNSIGNED,
  /**
   * Message numbers that a valid signature block covers, but no message with that hash is present.
   */
  LOST,
  /**
   * Message numbers below the highest one of a group for which there is no valid signature block.
   */
  UNCOVERED,
  /** Copies of messages beyond those that were signed or resent. */
  REPLAY,
  /** Copies that were resent; only on request. */
  REDELIVERED,
  /** Messages that came after one with a higher number and were not resent; only on request. */
  REORDERED,
  /** Messages of hosts for which the signing key is not trusted. */
  UNTRUSTED_HOST,
  /** A block whose signature is wrong or which cannot be read. */
  BAD_BLOCK,
  /**
   * A group whose key, at least for some of its blocks, is neither in the archive nor was given.
   */
  NO_KEY,
  /** A key in the archive that is not trusted. */
  UNTRUSTED_KEY,
  /** A group whose key is vouched for only by the archive. */
  SELF_CARRIED_KEY,
  /** A group for which the archive carries more than one key. */
  KEY_CONFLICT,
  /** A message number for which valid blocks give different hashes. */
  NUMBER_CONFLICT,
  /** A session that another one names as its predecessor but of which nothing is verified. */
  MISSING_SESSION,
  /** The missing end of a session: messages, or its end notice, that are known to exist. */
  MISSING_TAIL,
  /**
   * Signature blocks that a session counted (GBC) but that are missing: whole groups may have gone
   * with them.
   */
  MISSING_BLOCK,
  /** Something is farther apart than memory reaches, and might be judged differently with more. */
  BEYOND_MEMORY,
  /** Nothing in the archive is signed by an accepted key, or it is empty. */
  NOTHING_SIGNED
}
