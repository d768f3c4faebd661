package io.sealpost.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Identity of the directory that a path led to when it was opened, so that another one now in its
 * place is not mistaken for it: a recreated one, or an empty mount point. Any thread.
 *
 * <p>Identified by device and inode number of the directory, and of the files in it that are open
 * while a pipeline runs. A number may be reused once its directory is deleted; that of an open file
 * is not. As long as one of them exists it is the same directory, and the others may have been
 * recreated since. Where the file system has no such numbers, identified by creation times.
 */
public final class DirectoryIdentity {
  private static final List<String> MARKS =
      List.of(SpoolFiles.LOCK, SpoolFiles.OWNER, SpoolFiles.CHECKPOINT);

  private final Path directory;
  private final Object key;
  private volatile Map<String, Object> marks; // numbers of files

  private DirectoryIdentity(Path directory, Object key, Map<String, Object> marks) {
    this.directory = directory;
    this.key = key;
    this.marks = marks;
  }

  /**
   * The identity as it is now.
   *
   * @throws IOException if it cannot be examined
   */
  public static DirectoryIdentity of(Path directory) throws IOException {
    return new DirectoryIdentity(directory, key(directory), marks(directory));
  }

  /** What has changed or cannot be examined, in words that name the directory. */
  Optional<String> change() {
    try {
      return changeSeen();
    } catch (IOException e) {
      return Optional.of(directory + " cannot be accessed: " + e);
    }
  }

  /**
   * What has changed, in words that name the directory.
   *
   * @throws IOException if it cannot be examined
   */
  public Optional<String> changeSeen() throws IOException {
    try {
      if (!key(directory).equals(key)) {
        return Optional.of(directory + " is not the directory that was opened");
      }
    } catch (NoSuchFileException e) {
      return Optional.of(directory + " is gone");
    }
    Map<String, Object> known = marks;
    Map<String, Object> found = marks(directory);
    boolean same =
        known.isEmpty()
            || found.entrySet().stream()
                .anyMatch(mark -> mark.getValue().equals(known.get(mark.getKey())));
    if (!same) {
      return Optional.of(directory + " no longer has the lock of this process in it");
    }
    marks = found;
    return Optional.empty();
  }

  private static Map<String, Object> marks(Path directory) throws IOException {
    Map<String, Object> found = new HashMap<>();
    for (String name : MARKS) {
      try {
        found.put(name, key(directory.resolve(name)));
      } catch (NoSuchFileException e) {
        // Not created yet, or removed.
      }
    }
    return Map.copyOf(found);
  }

  private static Object key(Path path) throws IOException {
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    Object key = found.fileKey();
    return key == null ? found.creationTime() : key;
  }
}
