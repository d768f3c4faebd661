package io.sealpost.sign.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnsaidFileTest {
  private static final List<String> NOTICES =
      List.of("connection 7/1/13:1-2 7/0/110:9", "restart 8/3/5:1");

  @TempDir private Path directory;

  @Test
  void isThereOnlyWhileThereIsAnything() throws IOException {
    assertThat(UnsaidFile.read(directory)).isEmpty();

    UnsaidFile.write(directory, NOTICES);
    assertThat(UnsaidFile.read(directory)).isEqualTo(NOTICES);

    UnsaidFile.write(directory, List.of());
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void linesThatAreNoneAreLeftOut() throws IOException {
    Path file = directory.resolve("unsaid");
    Files.write(file, new byte[] {0, (byte) 0xFF, '\n', 'x', ' ', ']', '\n'});
    Files.writeString(
        file, NOTICES.get(0) + "\nrestart 7/0/110:1\"] x\n", StandardOpenOption.APPEND);

    assertThat(UnsaidFile.read(directory)).containsExactly(NOTICES.get(0));
  }
}
