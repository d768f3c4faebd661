package io.sealpost.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One process and one pipeline for each spool directory: holds {@code <dir>/lock}, in which our
 * random signer id of 8 characters is kept.
 */
public final class DirectoryLock implements AutoCloseable {
  private DirectoryLock() {}

  /**
   * Creates the directory (0700) if need be and takes the lock.
   *
   * @throws IOException naming the directory, if it cannot be used or another process or pipeline
   *     holds it
   */
  public static DirectoryLock take(Path directory) throws IOException {
    throw new UnsupportedOperationException(directory.toString());
  }

  public Path directory() {
    throw new UnsupportedOperationException();
  }

  /** Eight characters, random, made when the directory was first used. */
  public String signerId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
