package io.sealpost.journal.format;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code <dir>/checkpoint}: two slots of 512 octets, written in turn, so that one is whole while
 * the other is being written. The newer valid one wins. For one thread.
 */
public final class CheckpointFile implements Closeable {

  private static final int SLOT = 512;

  private final DiskFile file;
  private Checkpoint last = Checkpoint.NONE;
  private boolean damaged;

  private CheckpointFile(DiskFile file) {
    this.file = file;
  }

  /** Opens or creates the file. */
  public static CheckpointFile open(Disk disk) throws IOException {
    List<String> names = disk.names();
    boolean there = names.contains(SpoolFiles.CHECKPOINT);
    DiskFile file =
        there ? disk.open(SpoolFiles.CHECKPOINT) : disk.create(SpoolFiles.CHECKPOINT, 2 * SLOT);
    if (!there) {
      disk.force();
    }
    CheckpointFile opened = new CheckpointFile(file);
    opened.read();
    // The file is created before the first segment.
    opened.damaged |= !there && names.stream().anyMatch(SpoolFiles::isSegment);
    return opened;
  }

  private void read() throws IOException {
    boolean written = false;
    for (int at = 0; at < 2 * SLOT; at += SLOT) {
      byte[] slot = new byte[Checkpoint.OCTETS];
      int count = file.read(at, slot, 0, slot.length);
      Optional<Checkpoint> found = count < slot.length ? Optional.empty() : Checkpoint.parse(slot);
      if (found.isPresent() && found.get().generation() > last.generation()) {
        last = found.get();
      }
      written |= count < slot.length || !Arrays.equals(slot, new byte[slot.length]);
    }
    damaged = written && last.generation() == 0;
  }

  /** What was stored last; {@link Checkpoint#NONE} if nothing was, or nothing readable. */
  public Checkpoint last() {
    return last;
  }

  /** Whether something must have been stored but none of it can be read. */
  public boolean damaged() {
    return damaged;
  }

  /** Stores and forces. A failure leaves the last one as it is. */
  public void store(Checkpoint checkpoint) throws IOException {
    int slot = (int) (checkpoint.generation() % 2) * SLOT;
    file.write(slot, checkpoint.octets(), 0, Checkpoint.OCTETS);
    file.force(slot, slot + SLOT);
    last = checkpoint;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
