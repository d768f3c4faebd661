package io.sealpost.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Checks that only its owner can read a file with a secret. Public for keys of other kinds. */
public final class KeyFilePermissions {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private KeyFilePermissions() {}

  /**
   * Whether users other than its owner may read it now; always false where files have no POSIX
   * permissions.
   */
  public static boolean isExposed(Path file) {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(file), OF_OTHERS);
    } catch (UnsupportedOperationException | IOException e) {
      return false;
    }
  }
}
