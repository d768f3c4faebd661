package io.sealpost.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Which directory a path led to when it was opened, so that another one that stands there now is
 * not taken for it: one that was made anew, or an empty mount point. Any thread.
 *
 * <p>By device and number of the directory, and of the {@code lock} in it if it had one. A number
 * is given anew once its directory is deleted; that of a file which somebody has open is not. Where
 * the file system has no numbers, by the times of creation.
 */
final class DirectoryIdentity {
  private static final String LOCK = "lock";

  private final Path directory;
  private final Object key;
  private final Optional<Object> lock;

  private DirectoryIdentity(Path directory, Object key, Optional<Object> lock) {
    this.directory = directory;
    this.key = key;
    this.lock = lock;
  }

  /**
   * As it is now.
   *
   * @throws IOException if it cannot be looked at
   */
  static DirectoryIdentity of(Path directory) throws IOException {
    return new DirectoryIdentity(directory, key(directory), lock(directory));
  }

  /** Whether it is known to be the same now; what cannot be looked at is not. */
  boolean isSame() {
    return change().isEmpty();
  }

  /** What is not as it was, or cannot be looked at, in words that name the directory. */
  Optional<String> change() {
    try {
      if (!key(directory).equals(key)) {
        return Optional.of(directory + " is another directory than the one that was opened");
      }
      if (lock.isPresent() && !lock(directory).equals(lock)) {
        return Optional.of(directory + " no longer has the lock of this process in it");
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(directory + " is gone");
    } catch (IOException e) {
      return Optional.of(directory + " cannot be looked at: " + e);
    }
  }

  private static Optional<Object> lock(Path directory) throws IOException {
    try {
      return Optional.of(key(directory.resolve(LOCK)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Object key(Path path) throws IOException {
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    Object key = found.fileKey();
    return key == null ? found.creationTime() : key;
  }
}
