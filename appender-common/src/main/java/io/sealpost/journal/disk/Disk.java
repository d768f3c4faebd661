package io.sealpost.journal.disk;

import java.io.IOException;
import java.util.List;

/**
 * Storage for the files of a journal: a directory, or memory. The only seam through which the
 * journal touches storage; tests substitute a disk that is full or forgets what was not forced.
 */
public interface Disk {
  /** Whether what is forced survives this process. */
  boolean persistent();

  /** The space there is now; queried by the preparer before it takes more. */
  DiskSpace space() throws IOException;

  /** The names of all files, in no particular order. */
  List<String> names() throws IOException;

  /**
   * Creates a file of zeros whose storage is really allocated, and forces it.
   *
   * @throws IOException naming the file, which then does not exist
   */
  DiskFile create(String name, int octets) throws IOException;

  /**
   * Opens a file.
   *
   * @throws java.nio.file.NoSuchFileException if there is known to be none of that name: in the
   *     directory that was opened, which can be listed. Any other exception, including when the
   *     directory is gone or cannot be searched, says nothing about the file
   */
  DiskFile open(String name) throws IOException;

  void rename(String from, String to) throws IOException;

  /** Deletes a file and frees its storage at once, even while it is mapped. */
  void delete(String name) throws IOException;

  /** Forces names: files created, renamed and deleted up to now. */
  void force() throws IOException;
}
