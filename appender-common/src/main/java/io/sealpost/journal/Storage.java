package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.FileDisk;
import io.sealpost.journal.disk.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a journal is kept on.
 *
 * @param mapped whether segments are written through mapped memory
 * @param form in words, for operators
 */
record Storage(Disk disk, boolean mapped, String form) {
  /** Storage as the configuration says and the file store allows. */
  static Storage of(JournalConfig config) throws IOException {
    if (config.directory().isEmpty()) {
      return new Storage(new MemoryDisk(), true, "memory");
    }
    Path directory = config.directory().get();
    FileDisk disk = new FileDisk(directory);
    boolean mapped =
        switch (config.mapping()) {
          case AUTO -> disk.mappable();
          case ALWAYS -> true;
          case NEVER -> false;
        };
    String form = (mapped ? "mapped files (" : "plain files (") + disk.storeType() + ")";
    return new Storage(disk, mapped, form);
  }
}
