package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.format.Checkpoint;
import io.sealpost.journal.format.CheckpointFile;
import io.sealpost.journal.format.Damage;
import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.JournalListener;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.SegmentHeader;
import io.sealpost.journal.format.SegmentScan;
import io.sealpost.journal.format.SegmentScan.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out what a directory holds when the journal is opened: sorts the files, walks everything
 * after the forced position, and cuts at the first thing that is not whole. Deletes only what was
 * finished with or never used; what cannot be kept is set aside under another name and reported.
 */
final class Recovery {
  /* What is forced was written in order, so every hole is after that. After it anything may be
   * missing after a loss of power: an entry in the middle, the header of a whole segment. The
   * journal must then end before the first hole, or later messages would be kept without earlier
   * ones. Before it a hole is damage: it is skipped and the rest kept. */

  private static final Pattern SEGMENT_NAME = Pattern.compile("(\\d{10,18})\\.seg(\\..*)?");
  private static final byte[] MARK = {-1, -1, -1, -1, 0, 0, 0, 0};

  private final Disk disk;
  private final Checkpoint checkpoint;
  private boolean lenient; // no checkpoint can be read: only the last segment may have holes
  private final Damage damage;
  private final JournalListener listener;
  private final NavigableMap<Long, Segment> kept = new TreeMap<>();
  private final Set<Long> unreadable = new HashSet<>();
  private long highest;

  private Recovery(Disk disk, CheckpointFile file, Damage damage, JournalListener listener) {
    this.disk = disk;
    this.checkpoint = file.last();
    this.lenient = file.damaged();
    this.damage = damage;
    this.listener = listener;
    this.highest = Position.number(checkpoint.forced());
  }

  static Recovered run(Disk disk, CheckpointFile file, Damage damage, JournalListener listener)
      throws IOException {
    return new Recovery(disk, file, damage, listener).run();
  }

  private Recovered run() throws IOException {
    for (String name : disk.names()) {
      Matcher matcher = SEGMENT_NAME.matcher(name);
      if (matcher.matches()) {
        long number = Long.parseLong(matcher.group(1));
        highest = Math.max(highest, number);
        if (matcher.group(2) == null) {
          sort(name, number);
        }
      }
    }
    // Nothing was freed before the first checkpoint was stored: then there is a first segment.
    lenient |=
        checkpoint.generation() == 0
            && !kept.isEmpty()
            && kept.firstEntry().getValue().header().previous() > 0;
    if (lenient) {
      listener.warning(
          "damaged or lost: "
              + SpoolFiles.CHECKPOINT
              + "; everything still in the journal is sealed and sent again");
    }
    cut();
    disk.force();
    return result();
  }

  private void sort(String name, long number) throws IOException {
    if (number < Position.number(checkpoint.done())) {
      disk.delete(name);
      return;
    }
    int length;
    Optional<SegmentHeader> header;
    boolean unused;
    try (DiskFile file = disk.open(name)) {
      length = file.octets();
      header = SegmentHeader.read(file);
      unused = header.isPresent() ? header.get().number() != number : SegmentHeader.isBlank(file);
    }
    if (unused && number > Position.number(checkpoint.forced())) {
      disk.delete(name);
    } else if (unused || header.isEmpty()) {
      setAside(name, ".bad", "its header cannot be read");
      unreadable.add(number);
    } else {
      kept.put(number, new Segment(header.get(), length));
    }
  }

  private void setAside(String name, String suffix, String why) throws IOException {
    disk.rename(name, name + suffix);
    listener.warning("set aside: " + name + " is now " + name + suffix + ", " + why);
  }

  private void cut() throws IOException {
    boolean cut = false;
    Set<Long> known = new HashSet<>(unreadable);
    for (Segment segment : new ArrayList<>(kept.values())) {
      long number = segment.number();
      boolean follows =
          known.contains(segment.header().previous())
              || segment.header().previous() <= Position.number(checkpoint.done());
      boolean forced = lenient || number <= Position.number(checkpoint.forced());
      if (!follows && forced) {
        listener.warning("missing: what came before " + segment.fileName());
      }
      cut |= !follows && !forced;
      if (cut) {
        setAside(segment.fileName(), ".cut", "what preceded it was lost and had never been forced");
        kept.remove(number);
      } else {
        known.add(number);
        cut = settle(segment);
      }
    }
  }

  /** Whether the segment is after what is known to be forced, in whole or in part. */
  private boolean mayHaveHoles(Segment segment) {
    return lenient
        ? segment.number() == kept.lastKey()
        : segment.number() >= Position.number(checkpoint.forced());
  }

  private int strictFrom(Segment segment) {
    if (!mayHaveHoles(segment)) {
      return Integer.MAX_VALUE;
    }
    boolean inPart = segment.number() == Position.number(checkpoint.forced());
    return inPart ? Position.offset(checkpoint.forced()) : 0;
  }

  /** Finds the segment's end and forces it; true if the journal ends here. */
  private boolean settle(Segment segment) throws IOException {
    if (!mayHaveHoles(segment) && segment.number() != kept.lastKey()) {
      return false;
    }
    try (DiskFile file = disk.open(segment.fileName())) {
      SegmentScan scan = scan(segment, file);
      int length = segment.octets();
      if (!scan.goesOn()) {
        if (scan.behind() > 0) {
          listener.warning(
              "cut: "
                  + Position.text(Position.of(segment.number(), scan.end()))
                  + "; "
                  + scan.behind()
                  + " entries after it had never been forced and are left out");
        }
        length = scan.end() + Entry.MARK;
        file.write(scan.end(), MARK, 0, MARK.length);
        file.truncate(length);
      }
      file.force(0, length);
      Segment settled = new Segment(segment.header(), length);
      settled.endAt(scan.end());
      kept.put(segment.number(), settled);
      return !scan.goesOn();
    }
  }

  private SegmentScan scan(Segment segment, DiskFile file) throws IOException {
    return SegmentScan.of(
        segment, file, strictFrom(segment), checkpoint.sealed(), damage, Visitor.NONE);
  }

  private Recovered result() throws IOException {
    List<Segment> segments = List.copyOf(kept.values());
    if (segments.isEmpty()) {
      long forced = checkpoint.forced();
      return new Recovered(segments, checkpoint, forced, Position.number(forced), highest, 0, 0, 0);
    }
    Segment last = kept.lastEntry().getValue();
    long octets = segments.stream().mapToLong(Segment::octets).sum();
    long messages = last.header().messages() + scan(last).messages();
    return new Recovered(
        segments,
        checkpoint,
        last.end(),
        last.number(),
        highest,
        octets,
        messages,
        sealed(messages));
  }

  private long sealed(long messages) throws IOException {
    var at = kept.ceilingEntry(Position.number(checkpoint.sealed()));
    if (at == null) {
      return messages;
    }
    Segment segment = at.getValue();
    return segment.header().messages() + scan(segment).messagesBefore();
  }

  private SegmentScan scan(Segment segment) throws IOException {
    try (DiskFile file = disk.open(segment.fileName())) {
      return scan(segment, file);
    }
  }
}
