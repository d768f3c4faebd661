package io.sealpost.endtoend;

import java.time.Duration;
import java.util.Locale;

/**
 * What was done in a soak, and what was in the archive after it, where nothing was lost.
 *
 * @param ends times that either was ended, the kills among them
 * @param events that were logged
 * @param redelivered messages that are in the archive once more, as its verifier tells
 */
record SoakResult(
    int senderKills, int receiverKills, int ends, long events, long redelivered, Duration took) {
  static final SoakResult NONE = new SoakResult(0, 0, 0, 0, 0, Duration.ZERO);

  SoakResult and(SoakResult other) {
    return new SoakResult(
        senderKills + other.senderKills,
        receiverKills + other.receiverKills,
        ends + other.ends,
        events + other.events,
        redelivered + other.redelivered,
        took.plus(other.took));
  }

  int fewestKills() {
    return Math.min(senderKills, receiverKills);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "sender killed %d times, receiver %d times, %d ends in all, %d events, lost 0,"
            + " redelivered %d, in %d s",
        senderKills,
        receiverKills,
        ends,
        events,
        redelivered,
        took.toSeconds());
  }
}
