package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Detects that the files being written to, or prepared segments, were removed or truncated: mapped
 * memory continues to take what is written to a file that no longer has a name. For the keeper
 * thread.
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

  /** Gives up files that are missing or too short, unless it has checked within the last second. */
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
