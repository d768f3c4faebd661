package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signed logs of our own making, in pairs of one that is accepted and one that is not. What must be
 * said of each line was written down when the line was made.
 */
@Tag("any-locale")
class OwnVectorsTest {
  private static final Path VECTORS = Path.of("src/test/resources/own-vectors");

  static List<Path> vectors() throws IOException {
    return TestVector.in(VECTORS);
  }

  @Test
  void eachVectorIsExplained() throws IOException {
    String explanations = Files.readString(VECTORS.resolve("README.md"));

    assertThat(vectors())
        .hasSizeGreaterThanOrEqualTo(16)
        .allSatisfy(vector -> assertThat(explanations).contains("`" + vector.getFileName() + "`"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verdictsAreAsExpected(Path vector) throws IOException {
    new TestVector(vector).assertVerdicts();
  }
}
