package io.sealpost.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlotFileTest {
  private static final int SLOT = 64;

  @TempDir Path directory;

  private SlotFile open() throws IOException {
    return SlotFile.open(directory, "file", SLOT);
  }

  private void store(String... texts) throws IOException {
    try (SlotFile file = open()) {
      for (String text : texts) {
        file.store(text.getBytes(US_ASCII));
      }
    }
  }

  private String last() throws IOException {
    try (SlotFile file = open()) {
      return file.last().map(octets -> new String(octets, US_ASCII)).orElse("none");
    }
  }

  @Test
  void newOneHasNothingAndIsForItsOwnerOnly() throws IOException {
    assertThat(last()).isEqualTo("none");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("file"))))
        .isEqualTo("rw-------");
  }

  @Test
  void lastStoredIsFound() throws IOException {
    store("one");
    assertThat(last()).isEqualTo("one");
    store("a longer one", "", "three");
    assertThat(last()).isEqualTo("three");
    assertThat(directory.resolve("file")).hasSize(2 * SLOT);
  }

  @Test
  void everyOctetThatChangesInASlotLeavesTheOtherOne() throws IOException {
    store("before", "after");
    Path file = directory.resolve("file");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < 16 + 5; at++) { // the second one lies in the first slot
      byte[] torn = whole.clone();
      torn[at] ^= 1;
      Files.write(file, torn);
      assertThat(last()).as("octet %d", at).isEqualTo("before");
    }
  }

  @Test
  void fileOfAnotherSizeCountsAsMissing() throws IOException {
    store("one");
    Files.write(directory.resolve("file"), new byte[SLOT]);

    assertThat(last()).isEqualTo("none");
  }

  @Test
  void whatDoesNotFitIsRefusedAndChangesNothing() throws IOException {
    store("one");
    try (SlotFile file = open()) {
      file.store(new byte[SLOT - 16]);
      assertThatIOException().isThrownBy(() -> file.store(new byte[SLOT - 15]));
      assertThat(file.last().orElseThrow()).hasSize(SLOT - 16);
    }
  }
}
