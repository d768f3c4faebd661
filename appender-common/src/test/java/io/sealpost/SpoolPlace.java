package io.sealpost;

import io.sealpost.testing.DirectoryContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where one cell's spool directory is, on a volume of its own if it is to have one. */
final class SpoolPlace implements AutoCloseable {
  private static final String VOLUME = "size=4m,nr_inodes=64";

  private final Path parent;
  private final Superuser superuser;
  private boolean mounted;
  private @Nullable Process other;

  /** Below a directory that is not there yet. */
  SpoolPlace(Path parent, Superuser superuser) throws IOException {
    this.parent = Files.createDirectories(parent);
    this.superuser = superuser;
  }

  Path spool() {
    return parent.resolve("spool-" + parent.getFileName());
  }

  /** Somewhere else, on the same volume. */
  Path aside() {
    return parent.resolve("aside");
  }

  Superuser superuser() {
    return superuser;
  }

  /** Mounts a small volume at the directory, of which the content is still there when it is not. */
  void mount() throws IOException {
    Files.createDirectories(aside());
    Files.createDirectories(spool());
    superuser.run("mount", "-t", "tmpfs", "-o", VOLUME, "tmpfs", aside().toString());
    mounted = true;
    mountAgain();
  }

  void mountAgain() throws IOException {
    superuser.run("mount", "--bind", aside().toString(), spool().toString());
  }

  void unmount() throws IOException {
    superuser.run("umount", "-l", spool().toString());
  }

  void startOther() throws IOException {
    other = OtherOwner.startByForce(spool());
  }

  void endOther() {
    if (other != null) {
      other.destroyForcibly().onExit().join();
    }
  }

  /** However it was left. */
  @Override
  public void close() throws IOException {
    endOther();
    if (mounted) {
      superuser.tries("umount", "-l", spool().toString());
      superuser.tries("umount", "-l", aside().toString());
    }
    DirectoryContent.delete(parent);
  }
}
