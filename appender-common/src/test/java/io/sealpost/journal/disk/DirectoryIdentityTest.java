package io.sealpost.journal.disk;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryIdentityTest {
  @TempDir Path parent;
  private Path directory;

  @BeforeEach
  void makeIt() throws IOException {
    directory = Files.createDirectory(parent.resolve("spool"));
    Files.writeString(directory.resolve("lock"), "ours");
  }

  @Test
  void itStaysTheSameWhateverIsMadeAndDeletedInIt() throws IOException {
    DirectoryIdentity identity = DirectoryIdentity.of(directory);
    Files.writeString(directory.resolve("new"), "new");
    Files.writeString(directory.resolve("lock"), "ours, and longer");
    Files.delete(directory.resolve("new"));

    assertThat(identity.change()).isEmpty();
    assertThat(identity.change()).isEmpty();
  }

  @Test
  void aDirectoryThatIsRenamedIsGoneUntilItIsBack() throws IOException {
    DirectoryIdentity identity = DirectoryIdentity.of(directory);
    Path away = Files.move(directory, parent.resolve("away"));
    assertThat(identity.change()).hasValue(directory + " is gone");

    Files.move(away, directory);
    assertThat(identity.change()).isEmpty();
  }

  @Test
  void anotherDirectoryInItsPlaceIsNotTheSame() throws IOException {
    DirectoryIdentity identity = DirectoryIdentity.of(directory);
    Files.move(directory, parent.resolve("away"));
    Files.createDirectory(directory);

    assertThat(identity.change()).hasValue(directory + " is not the directory that was opened");
    assertThat(identity.change()).isPresent();
  }

  /** The system may give a directory that is made anew the number of the deleted one. */
  @Test
  void aDirectoryWithAnotherLockIsNotTheSame() throws IOException {
    Path lock = directory.resolve("lock");
    try (RandomAccessFile open = new RandomAccessFile(lock.toFile(), "rw")) {
      DirectoryIdentity identity = DirectoryIdentity.of(directory);
      Files.delete(lock);
      String gone = directory + " no longer has the lock of this process in it";
      assertThat(identity.change()).hasValue(gone);

      Files.writeString(lock, "of another process");
      assertThat(identity.change()).hasValue(gone);
      assertThat(open.length()).isEqualTo(4);
    }
  }

  @Test
  void itIsTheSameAsLongAsOneOfItsFilesIs() throws IOException {
    DirectoryIdentity identity = DirectoryIdentity.of(directory);
    Files.writeString(directory.resolve("owner"), "ours");
    assertThat(identity.change()).isEmpty();

    replace("lock");
    assertThat(identity.change()).isEmpty();
    replace("owner");
    assertThat(identity.change()).isEmpty();
    replace("lock");
    replace("owner");
    assertThat(identity.change()).isPresent();
  }

  /** The old one keeps its number until another has it. */
  private void replace(String name) throws IOException {
    Path next = Files.writeString(directory.resolve("next"), "made again");
    Files.move(next, directory.resolve(name), REPLACE_EXISTING);
  }

  @Test
  void aFileInItsPlaceIsNotTheSame() throws IOException {
    DirectoryIdentity identity = DirectoryIdentity.of(directory);
    Files.move(directory, parent.resolve("away"));
    Files.writeString(directory, "a file");

    assertThat(identity.change()).isPresent();
  }

  @Test
  void aDirectoryWithoutALockIsKnownByItsNumberAlone() throws IOException {
    Files.delete(directory.resolve("lock"));
    DirectoryIdentity identity = DirectoryIdentity.of(directory);
    assertThat(identity.change()).isEmpty();

    Files.writeString(directory.resolve("lock"), "made since");
    assertThat(identity.change()).isEmpty();
  }
}
