package io.sealpost.journal.disk;

import java.io.IOException;
import java.util.List;

/**
 * Where the files of a journal are: a directory, or memory. The one seam through which the journal
 * touches storage; tests put in a disk that is full or forgets what was not forced.
 */
public interface Disk {
  /** Whether what is forced outlives this process. */
  boolean persistent();

  /** What there is now; asked by the preparer before it takes more. */
  DiskSpace space() throws IOException;

  /** The names of all files, in no order. */
  List<String> names() throws IOException;

  /**
   * Makes a file of zeros for which storage is really there, forced.
   *
   * @throws IOException naming the file, which then does not exist
   */
  DiskFile create(String name, int octets) throws IOException;

  /**
   * Opens a file.
   *
   * @throws java.nio.file.NoSuchFileException if there is known to be none of that name: in the
   *     directory that was opened, which can be listed. Whatever else is thrown, also where the
   *     directory is away or cannot be searched, says nothing of the file
   */
  DiskFile open(String name) throws IOException;

  void rename(String from, String to) throws IOException;

  /** Deletes a file and gives its storage back at once, even while it is mapped. */
  void delete(String name) throws IOException;

  /** Forces names: files made, renamed and deleted so far. */
  void force() throws IOException;
}
