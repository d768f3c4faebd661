package io.sealpost.delivery.drops;

import io.sealpost.journal.Appended;

/** Why a message does not reach the collector. The words appear in notices and do not change. */
public enum DropReason {
  FULL("full", "the journal was full", "maxSize and overflow of the spool"),
  BELOW_LEVEL(
      "below-level",
      "the journal was nearly full and they were not severe enough",
      "maxSize, dropAbove and dropBelow of the spool"),
  TIMEOUT(
      "timeout",
      "no space became free in the journal in time",
      "maxSize and blockTimeout of the spool, and how fast its disk is"),
  NO_SPACE(
      "no-space",
      "the file system had no space for more of the journal",
      "minFreeSpace and directory of the spool"),
  DISK("disk", "the journal could not be written", "directory of the spool"),
  GONE("gone", "the spool directory was missing", "directory of the spool, and its volume"),
  TAKEN("taken", "another process had the spool directory", "directory of the spool"),
  REFUSED("refused", "the collector refused them again and again", "maxMessageSize"),
  DAMAGED("damaged", "their journal entries can no longer be read", "directory of the spool"),
  UNREADABLE(
      "unreadable",
      "what the application logged could not be turned into a message",
      "the objects that are logged, layouts and patterns"),
  INTERNAL("internal", "Sealpost met an error, or memory ran out", "the heap; please report it"),
  CLOSED(
      "closed",
      "they arrived while the pipeline was closed, or may have while its framework was reset",
      "when the framework is stopped, or its new configuration is faulty");

  private final String word;
  private final String because;
  private final String advice;

  DropReason(String word, String because, String advice) {
    this.word = word;
    this.because = because;
    this.advice = advice;
  }

  /** Why the journal did not take a message that got this result. */
  public static DropReason of(Appended refused) {
    return switch (refused) {
      case FULL -> FULL;
      case NO_SPACE -> NO_SPACE;
      case DISK -> DISK;
      case LATE -> TIMEOUT;
      case GONE -> GONE;
      case TAKEN -> TAKEN;
      case CLOSED -> CLOSED;
      case DONE -> throw new IllegalArgumentException("it was appended");
    };
  }

  /**
   * Whether the pipeline takes no events now, so that another appender should. Not so if the cause
   * is one event or its level, nor for what was taken before.
   */
  public boolean isOutage() {
    return switch (this) {
      case FULL, TIMEOUT, NO_SPACE, DISK, GONE, TAKEN, CLOSED -> true;
      case BELOW_LEVEL, REFUSED, DAMAGED, UNREADABLE, INTERNAL -> false;
    };
  }

  /** The word used in notices: lower case and hyphens. */
  public String word() {
    return word;
  }

  /** As a clause. */
  public String because() {
    return because;
  }

  /** What to look at, mostly settings. */
  String advice() {
    return advice;
  }
}
