package io.sealpost.journal;

import java.util.Locale;

/** The names of the files that a journal keeps in its directory. */
final class SpoolFiles {
  static final String LOCK = "lock";
  static final String OWNER = "owner";
  static final String CHECKPOINT = "checkpoint";

  private static final String SEGMENT = ".seg";

  private SpoolFiles() {}

  static String segment(long number) {
    return String.format(Locale.ROOT, "%010d" + SEGMENT, number);
  }

  static boolean isSegment(String name) {
    return name.endsWith(SEGMENT);
  }

  /** Whether recovery could not keep the segment, and has left it under another name. */
  static boolean isSegmentSetAside(String name) {
    return name.contains(SEGMENT + ".");
  }
}
