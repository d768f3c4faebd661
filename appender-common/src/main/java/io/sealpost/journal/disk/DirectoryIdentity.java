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
 * Which directory a path led to when it was opened, so that another one that stands there now is
 * not taken for it: one that was made anew, or an empty mount point. Any thread.
 *
 * <p>By device and number of the directory, and of the files in it that somebody has open while a
 * pipeline runs. A number is given anew once its directory is deleted; that of a file which is open
 * is not. As long as one of them is there it is the same directory, and the others may have been
 * made again since. Where the file system has no numbers, by the times of creation.
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
   * As it is now.
   *
   * @throws IOException if it cannot be looked at
   */
  public static DirectoryIdentity of(Path directory) throws IOException {
    return new DirectoryIdentity(directory, key(directory), marks(directory));
  }

  /** Whether it is known to be the same now; what cannot be looked at is not. */
  boolean isSame() {
    return change().isEmpty();
  }

  /** What is not as it was, or cannot be looked at, in words that name the directory. */
  Optional<String> change() {
    try {
      return changeSeen();
    } catch (IOException e) {
      return Optional.of(directory + " cannot be looked at: " + e);
    }
  }

  /**
   * What is not as it was, in words that name the directory.
   *
   * @throws IOException if it cannot be looked at
   */
  public Optional<String> changeSeen() throws IOException {
    try {
      if (!key(directory).equals(key)) {
        return Optional.of(directory + " is another directory than the one that was opened");
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
        // Not made yet, or removed.
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
