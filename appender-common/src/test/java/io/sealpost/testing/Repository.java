package io.sealpost.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
public final class Repository {
  private Repository() {}

  /** Returns a file or folder of it, wherever in the tree the tests were started. */
  public static Path file(String path) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(path);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException(
        path + " is not in " + Path.of("").toAbsolutePath() + " nor in a folder above");
  }
}
