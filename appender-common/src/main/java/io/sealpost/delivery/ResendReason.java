package io.sealpost.delivery;

import java.util.Arrays;
import java.util.Optional;

/** Why entries are sent again. */
public enum ResendReason {
  RESTART("restart", "an earlier process may have sent it"),
  CONNECTION("connection", "the connection broke"),
  CHECKPOINT("checkpoint", "a checkpoint failed"),
  REFUSED("refused", "the collector refused some of it"),
  FAILOVER("failover", "it goes to another target"),
  EXAMINATION("examination", "the collector may refuse it");

  private final String word;
  private final String because;

  ResendReason(String word, String because) {
    this.word = word;
    this.because = because;
  }

  /** The reason with this word, if there is one. */
  public static Optional<ResendReason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word.equals(word)).findFirst();
  }

  /** The word used in notices. */
  public String word() {
    return word;
  }

  /** What follows "because", for people. */
  public String because() {
    return because;
  }
}
