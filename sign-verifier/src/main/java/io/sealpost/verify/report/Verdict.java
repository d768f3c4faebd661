package io.sealpost.verify.report;

/** The verdict on a message. */
public enum Verdict {
  /** Its hash is in a valid signature block. */
  VERIFIED,
  /** Its hash is in no valid signature block, or it is not a syslog message at all. */
  UNSIGNED,
  /**
   * A copy beyond the number of signed copies. Whether it was resent, which is no finding, is known
   * only at the end: see {@link CopyReport}.
   */
  REPLAY
}
