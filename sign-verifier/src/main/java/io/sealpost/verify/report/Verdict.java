package io.sealpost.verify.report;

/** What the verifier says of a message. */
public enum Verdict {
  /** A valid signature block holds its hash. */
  VERIFIED,
  /** No valid signature block holds its hash, or it is no syslog message at all. */
  UNSIGNED,
  /**
   * A copy beyond the number of copies that were signed. Whether it was sent again, which is no
   * finding, is known at the end: see {@link CopyReport}.
   */
  REPLAY
}
