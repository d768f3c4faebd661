package io.sealpost.verify.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is named is found, or named as not found. */
class ArchiveFilesTest {
  @TempDir Path directory;

  private Path file(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "<13>1 - - - - - -\n");
  }

  private ArchiveFiles found(Path... arguments) {
    return ArchiveFiles.of(List.of(arguments));
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(file -> directory.relativize(file).toString()).toList();
  }

  private List<String> unread(ArchiveFiles found) {
    return found.unread().stream()
        .map(each -> directory.relativize(Path.of(each.getFile())) + ": " + each.getReason())
        .toList();
  }

  @Test
  void directoryIsReadWithAllThatIsBelowIt() throws IOException {
    for (String name : List.of("b.log", "a.log.1", "a.log", "h2/x.log", "h1/2026/x.log.2.gz")) {
      file(name);
    }
    file("h1/2026/x.log");
    file("h1/.hidden");

    ArchiveFiles found = found(directory);

    assertThat(names(found.files()))
        .containsExactly(
            "a.log.1",
            "a.log",
            "b.log",
            "h1/.hidden",
            "h1/2026/x.log.2.gz",
            "h1/2026/x.log",
            "h2/x.log");
    assertThat(found.unread()).isEmpty();
  }

  @Test
  void directoryWithoutFilesIsNamed() throws IOException {
    Files.createDirectories(directory.resolve("empty/also"));

    assertThat(found(directory.resolve("empty")).files()).isEmpty();
    assertThat(unread(found(directory.resolve("empty")))).containsExactly("empty: no files in it");
  }

  @Test
  void missingFileAndLinkToNothingAreNamedAndTheRestIsFound() throws IOException {
    Path log = file("d/a.log");
    Files.createSymbolicLink(directory.resolve("d/link"), Path.of("nothing"));

    ArchiveFiles found =
        found(directory.resolve("missing"), directory.resolve("d"), directory.resolve("no*"));

    assertThat(found.files()).containsExactly(log);
    assertThat(unread(found))
        .containsExactly(
            "missing: no such file", "d/link: a link to what is not there", "no*: null");
  }

  @Test
  void linksAreFollowedAndLoopsEnd() throws IOException {
    file("d/a.log");
    file("elsewhere/b.log");
    Files.createSymbolicLink(directory.resolve("d/again"), Path.of("."));
    Files.createSymbolicLink(directory.resolve("d/other"), Path.of("../elsewhere"));
    Files.createSymbolicLink(directory.resolve("d/self"), Path.of("self"));

    ArchiveFiles found = found(directory.resolve("d"));

    assertThat(names(found.files())).containsExactly("d/a.log", "d/other/b.log");
    assertThat(names(found.repeated())).containsExactly("d/again");
    assertThat(found.unread()).hasSize(1);
  }

  @Test
  void fileIsFoundOnceByWhateverName() throws IOException {
    Path log = file("d/a.log");
    Files.createSymbolicLink(directory.resolve("link"), log);
    Files.createLink(directory.resolve("hard"), log);

    ArchiveFiles found =
        found(
            log, directory.resolve("d"), directory.resolve("link"), directory.resolve("hard"), log);

    assertThat(found.files()).containsExactly(log);
    assertThat(names(found.repeated())).containsExactly("d/a.log", "link", "hard", "d/a.log");
    assertThat(found.unread()).isEmpty();
  }

  @Test
  void deviceIsReadOnlyIfItIsNamed() throws IOException {
    Files.createSymbolicLink(directory.resolve("device"), Path.of("/dev/null"));

    assertThat(found(directory.resolve("device")).files()).hasSize(1);
    ArchiveFiles found = found(directory);
    assertThat(found.files()).isEmpty();
    assertThat(unread(found))
        .containsExactly(
            "device: neither a file nor a directory, and read only if it is named itself");
  }

  @Test
  void directoryThatMayNotBeReadIsNamedAndTheRestIsFound() throws IOException {
    Path log = file("open/a.log");
    file("closed/b.log");
    FileSearch.Entries entries =
        parent -> {
          if (parent.endsWith("closed")) {
            throw new AccessDeniedException(parent.toString());
          }
          return FileSearch.entries(parent);
        };

    ArchiveFiles found = ArchiveFiles.of(List.of(directory), entries);

    assertThat(found.files()).containsExactly(log);
    assertThat(found.unread())
        .singleElement()
        .isInstanceOf(AccessDeniedException.class)
        .extracting(FileSystemException::getFile)
        .isEqualTo(directory.resolve("closed").toString());
  }

  @Test
  void patternMatchesDirectoriesToo() throws IOException {
    file("host1/a.log");
    file("host2.log");

    assertThat(names(found(directory.resolve("host*")).files()))
        .containsExactly("host2.log", "host1/a.log");
  }

  @Test
  void namesMayHaveAnyCharacters() throws IOException {
    file("a\nb.log.1");
    file("a\nb.log");
    file("[x]");

    assertThat(names(found(directory).files())).containsExactly("[x]", "a\nb.log.1", "a\nb.log");
    assertThat(names(found(directory.resolve("[x]")).files())).containsExactly("[x]");
  }

  @Test
  void standardInputKeepsItsPlace() throws IOException {
    Path log = file("a.log");

    assertThat(found(ArchiveFiles.STANDARD_INPUT, log).files())
        .containsExactly(ArchiveFiles.STANDARD_INPUT, log);
  }
}
