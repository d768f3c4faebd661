package io.sealpost.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Whether a file with a secret is for its owner's eyes only. Public for keys of other kinds. */
public final class KeyFilePermissions {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private KeyFilePermissions() {}

  /**
   * Whether others than its owner may read it now; never where files have no permissions of the
   * POSIX kind.
   */
  public static boolean isExposed(Path file) {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(file), OF_OTHERS);
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }
}
