package io.sealpost.journal.disk;

import java.util.Locale;

/** The names of the files that a journal keeps in its directory. */
public final class SpoolFiles {
  public static final String LOCK = "lock";
  public static final String OWNER = "owner";
  public static final String CHECKPOINT = "checkpoint";

  private static final String SEGMENT = ".seg";

  private SpoolFiles() {}

  public static String segment(long number) {
    return String.format(Locale.ROOT, "%010d" + SEGMENT, number);
  }

  public static boolean isSegment(String name) {
    return name.endsWith(SEGMENT);
  }

  /** Whether this is a segment that recovery could not keep and has left under another name. */
  public static boolean isSegmentSetAside(String name) {
    return name.contains(SEGMENT + ".");
  }
}
