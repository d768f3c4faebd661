package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts rows, which are arbitrary octets, by group and number, however many there are.
 *
 * <p>As many as fit in memory are sorted there and then stored in a temporary file, as a run; at
 * the end the runs are merged, and each file is deleted once read, so that the output needs no
 * second copy's space on the disk. Uses about the given memory, or that of one row if that is more.
 * Confined to one thread; {@link #close} removes the files.
 */
public final class NumberOrder implements Closeable {
  // Each is an open file, and some systems allow a process at most 1,024 of them.
  private static final int MOST_RUNS = 900;
  private static final int LEAST_BUFFER = 1 << 12;
  private static final int LARGEST_BUFFER = 1 << 18;

  private final long memoryOctets;
  private final Path directory;
  private final int mostRuns;
  private RowTable table = new RowTable();
  private final List<TemporaryFile> runs = new ArrayList<>();

  /** An order that creates temporary files in this directory, if it needs any. */
  public NumberOrder(long memoryOctets, Path directory) {
    this(memoryOctets, directory, MOST_RUNS);
  }

  /** An order that merges at most {@code mostRuns} at once: there are never more. */
  NumberOrder(long memoryOctets, Path directory, int mostRuns) {
    this.memoryOctets = memoryOctets;
    this.directory = directory;
    this.mostRuns = mostRuns;
  }

  /** Takes the octets of a row, which {@link #add} ends. */
  public OutputStream octets() {
    return table.octets();
  }

  /** Ends a row; rows with the same number stay in the order in which they came. */
  public void add(GroupId group, long number) throws IOException {
    table.add(group, number);
    if (table.cost() >= memoryOctets || table.isFull()) {
      store();
    }
  }

  /** Writes all rows in order. Call it once, and add nothing afterwards. */
  public void drainTo(OutputStream out) throws IOException {
    Rows rows = table.sorted();
    if (!runs.isEmpty()) {
      if (!table.isEmpty()) {
        store();
      }
      table = new RowTable(); // its memory is now for the buffers
      rows = merged();
    }
    while (rows.next()) {
      rows.writeTo(out);
    }
  }

  private void store() throws IOException {
    if (runs.size() == mostRuns) {
      mergeStored();
    }
    append(table.sorted());
    table.clear();
  }

  private void append(Rows rows) throws IOException {
    TemporaryFile run = TemporaryFile.create(directory);
    runs.add(run);
    StoredRun.write(rows, run.appending());
  }

  private void mergeStored() throws IOException {
    int merged = runs.size();
    append(merged());
    runs.subList(0, merged).clear();
  }

  private Rows merged() throws IOException {
    long share = memoryOctets / runs.size();
    int buffer = (int) Math.max(LEAST_BUFFER, Math.min(share, LARGEST_BUFFER));
    List<StoredRun> stored = new ArrayList<>();
    for (TemporaryFile run : runs) {
      stored.add(new StoredRun(run, buffer));
    }
    return new MergedRuns(stored);
  }

  @Override
  public void close() throws IOException {
    for (TemporaryFile run : runs) {
      run.close();
    }
  }
}
