package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sees that somebody has removed or cut short the files that are written to, and the prepared
 * segments: mapped memory goes on taking what is written to a file that has no name any more. For
 * the keeper thread.
 */
final class FileWatch {
  private static final long EVERY = TimeUnit.SECONDS.toNanos(1);

  private final Disk disk;
  private final Tail tail;
  private long looked = System.nanoTime() - EVERY;

  FileWatch(Disk disk, Tail tail) {
    this.disk = disk;
    this.tail = tail;
  }

  /** Has what is not there in full given up, if nobody has looked within the last second. */
  void look() {
    if (disk.persistent() && System.nanoTime() - looked >= EVERY) {
      looked = System.nanoTime();
      for (Map.Entry<Long, Integer> file : tail.written().entrySet()) {
        if (isShort(file.getKey(), file.getValue())) {
          tail.giveUp(file.getKey());
        }
      }
    }
  }

  private boolean isShort(long number, int octets) {
    try (DiskFile file = disk.open(SpoolFiles.segment(number))) {
      return file.octets() < octets;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false; // nothing is known of it
    }
  }
}
