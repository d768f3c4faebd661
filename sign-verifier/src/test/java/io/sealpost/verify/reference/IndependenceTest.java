package io.sealpost.verify.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the reference had in common with the engine could be wrong in both. */
class IndependenceTest {
  private static final Path SOURCES = Path.of("src/test/java/io/sealpost/verify/reference");
  private static final Pattern USES_OURS =
      Pattern.compile("io\\.sealpost\\.(?!verify\\.reference\\b)");

  @Test
  void theReferenceUsesNoClassOfOurs() throws IOException {
    List<String> ours = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("import ") && USES_OURS.matcher(line).find()) {
            ours.add(file.getFileName() + ": " + line);
          }
        }
      }
    }
    assertThat(ours).isEmpty();
  }
}
