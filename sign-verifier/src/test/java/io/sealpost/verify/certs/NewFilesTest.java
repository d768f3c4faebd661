package io.sealpost.verify.certs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFilesTest {
  @TempDir Path directory;

  private NewFiles pair(String key, String certificate) {
    return new NewFiles()
        .addPrivate(directory.resolve("key"), key.getBytes(US_ASCII))
        .addPublic(directory.resolve("cert"), certificate.getBytes(US_ASCII));
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void privateFileIsItsOwnersAlone() throws IOException {
    pair("secret", "open").create();

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
        .isEqualTo("rw-------");
    assertThat(directory.resolve("key")).hasContent("secret");
    assertThat(directory.resolve("cert")).hasContent("open");
    assertThat(names()).containsExactlyInAnyOrder("key", "cert");
  }

  @Test
  void existingFileIsKeptAndNothingElseIsWritten() throws IOException {
    Files.writeString(directory.resolve("cert"), "old");

    assertThatThrownBy(() -> pair("new", "new").create())
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("cert");
    assertThat(directory.resolve("cert")).hasContent("old");
    assertThat(names()).containsExactly("cert");
  }

  @Test
  void danglingLinkIsSomethingThatIsThere() throws IOException {
    Files.createSymbolicLink(directory.resolve("key"), directory.resolve("nowhere"));

    assertThatThrownBy(() -> pair("new", "new").create())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  @Test
  void existingFilesAreReplacedWhenAsked() throws IOException {
    Files.writeString(directory.resolve("key"), "old");
    Files.setPosixFilePermissions(
        directory.resolve("key"), PosixFilePermissions.fromString("rw-rw-rw-"));

    pair("new", "new").replace();

    assertThat(directory.resolve("key")).hasContent("new");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
        .as("not those of the old file")
        .isEqualTo("rw-------");
  }

  @Test
  void restOfACrashIsNoHindrance() throws IOException {
    Files.writeString(directory.resolve("key.tmp"), "half");

    pair("new", "new").create();

    assertThat(directory.resolve("key")).hasContent("new");
    assertThat(names()).containsExactlyInAnyOrder("key", "cert");
  }

  @Test
  void nothingIsLeftBehindWhereTheSecondCannotBeWritten() throws IOException {
    NewFiles files =
        new NewFiles()
            .addPrivate(directory.resolve("key"), new byte[1])
            .addPublic(directory.resolve("missing/cert"), new byte[1]);

    assertThatThrownBy(files::create).isInstanceOf(IOException.class);
    assertThat(names()).isEmpty();
  }
}
