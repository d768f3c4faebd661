package io.sealpost.journal;

import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.format.PreparedSegment;
import io.sealpost.journal.format.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that take nothing more, until the preparer has told of them and done away with those that
 * were never used. Guarded by the tail's lock.
 */
final class GivenUp {
  private final List<String> files = new ArrayList<>();
  private final List<PreparedSegment> blanks = new ArrayList<>();

  /**
   * What was given up since this was last asked.
   *
   * @param files their names, those of the blanks too
   */
  record Found(List<String> files, List<PreparedSegment> blanks) {}

  void add(Segment segment) {
    files.add(segment.fileName());
  }

  void add(PreparedSegment blank) {
    files.add(SpoolFiles.segment(blank.number()));
    blanks.add(blank);
  }

  Found take() {
    Found found = new Found(List.copyOf(files), List.copyOf(blanks));
    files.clear();
    blanks.clear();
    return found;
  }
}
