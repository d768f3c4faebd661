package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts rows, which are octets of any kind, in the order of their groups and numbers, however many
 * there are.
 *
 * <p>As many as fit in memory are sorted there and then stored in a temporary file, as a run; at
 * the end the runs are merged. Uses about the memory that it is given, or that of one row if that
 * is more. Confined to one thread; {@link #close} removes the file.
 */
public final class NumberOrder implements Closeable {
  private static final int MOST_RUNS = 2000;
  private static final int LEAST_BUFFER = 1 << 12;
  private static final int LARGEST_BUFFER = 1 << 18;

  private final long memoryOctets;
  private final Path directory;
  private final int mostRuns;
  private RowTable table = new RowTable();
  private Optional<TemporaryFile> file = Optional.empty();
  // Where the runs end in the file; each begins where the one before it ends.
  private final List<Long> runEnds = new ArrayList<>();

  /** With the directory that temporary files are made in, should there be need of them. */
  public NumberOrder(long memoryOctets, Path directory) {
    this(memoryOctets, directory, MOST_RUNS);
  }

  /** With {@code mostRuns} how many are merged at once: there are never more. */
  NumberOrder(long memoryOctets, Path directory, int mostRuns) {
    this.memoryOctets = memoryOctets;
    this.directory = directory;
    this.mostRuns = mostRuns;
  }

  /** Takes the octets of a row, which {@link #add} ends. */
  public OutputStream octets() {
    return table.octets();
  }

  /** Ends a row; rows of one number stay in the order in which they came. */
  public void add(GroupId group, long number) throws IOException {
    table.add(group, number);
    if (table.cost() >= memoryOctets || table.isFull()) store();
  }

  /** Writes all rows in order. Call it once, and add nothing afterwards. */
  public void drainTo(OutputStream out) throws IOException {
    Rows rows = table.sorted();
    if (!runEnds.isEmpty()) {
      if (!table.isEmpty()) store();
      table = new RowTable(); // its memory is for the buffers now
      rows = merged(file.orElseThrow());
    }
    while (rows.next()) rows.writeTo(out);
  }

  private void store() throws IOException {
    if (runEnds.size() == mostRuns) mergeStored();
    if (file.isEmpty()) file = Optional.of(TemporaryFile.create(directory));
    append(table.sorted(), file.get());
    table.clear();
  }

  private void append(Rows rows, TemporaryFile target) throws IOException {
    StoredRun.write(rows, target.appending());
    runEnds.add(target.size());
  }

  private void mergeStored() throws IOException {
    TemporaryFile old = file.orElseThrow();
    TemporaryFile target = TemporaryFile.create(directory);
    try {
      Rows rows = merged(old);
      runEnds.clear();
      append(rows, target);
    } finally {
      file = Optional.of(target);
      old.close();
    }
  }

  private Rows merged(TemporaryFile runs) throws IOException {
    long share = memoryOctets / runEnds.size();
    int buffer = (int) Math.max(LEAST_BUFFER, Math.min(share, LARGEST_BUFFER));
    List<StoredRun> stored = new ArrayList<>();
    long from = 0;
    for (long to : runEnds) {
      stored.add(new StoredRun(runs.range(from, to), buffer));
      from = to;
    }
    return new MergedRuns(stored);
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) file.get().close();
  }
}
