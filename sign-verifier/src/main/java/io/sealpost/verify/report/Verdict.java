package io.sealpost.verify.report;

/** The verdict on a message, in the order of the summary. */
public enum Verdict implements Counted {
  /** Its hash is in a valid signature block. */
  VERIFIED("verified", true),
  /** Its hash is in no valid signature block, or it is not a syslog message at all. */
  UNSIGNED("unsigned", false),
  /**
   * A copy beyond the number of signed copies. Whether it was resent, which is no finding, is known
   * only at the end: see {@link CopyReport}.
   */
  REPLAY("replayed", true);

  private final String word;
  private final boolean signed;

  /**
   * @param word for people, after a number of messages
   * @param signed see {@link #isSigned}
   */
  Verdict(String word, boolean signed) {
    this.word = word;
    this.signed = signed;
  }

  /** The word for people, such as {@code replayed}. */
  public String word() {
    return word;
  }

  /**
   * Whether the message is one that was signed. Others are listed as such, and examined for what a
   * server did to them.
   */
  public boolean isSigned() {
    return signed;
  }
}
