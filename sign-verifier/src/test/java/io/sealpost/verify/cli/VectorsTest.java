package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signed logs, most of them written by other implementations, each with the verdict on every line.
 */
@Tag("any-locale")
public class VectorsTest {
  public static final Path VECTORS = Path.of("src/test/resources/vectors");

  static List<Path> vectors() throws IOException {
    return TestVector.in(VECTORS);
  }

  @Test
  void thereAreVectors() throws IOException {
    assertThat(vectors()).hasSizeGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verdictsAreAsExpected(Path vector) throws IOException {
    new TestVector(vector).assertVerdicts();
  }
}
