package io.sealpost.journal;

import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.format.PreparedSegment;
import io.sealpost.journal.format.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that take nothing more, kept until the preparer has reported them and deleted those that
 * were never used. Guarded by the tail's lock.
 */
final class GivenUp {
  private final List<String> files = new ArrayList<>();
  private final List<PreparedSegment> preparedSegments = new ArrayList<>();

  /**
   * What was given up since this was last asked.
   *
   * @param files their names, including those of the prepared segments
   */
  record Found(List<String> files, List<PreparedSegment> preparedSegments) {}

  void add(Segment segment) {
    files.add(segment.fileName());
  }

  void add(PreparedSegment prepared) {
    files.add(SpoolFiles.segment(prepared.number()));
    preparedSegments.add(prepared);
  }

  Found take() {
    Found found = new Found(List.copyOf(files), List.copyOf(preparedSegments));
    files.clear();
    preparedSegments.clear();
    return found;
  }
}
