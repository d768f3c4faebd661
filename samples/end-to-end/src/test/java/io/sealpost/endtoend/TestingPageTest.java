package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import io.sealpost.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The example in {@code docs/testing.md} is that of the samples. */
final class TestingPageTest {
  private static final String SAMPLE =
      "samples/src/test/java/io/sealpost/samples/log4j2/OrdersConfigurationTest.java";

  @Test
  void exampleIsATestThatRuns() throws IOException {
    String shown = Document.of("docs/testing.md").blocks("java").get(0);
    assertThat(Files.readString(Repository.file(SAMPLE))).contains(shown.indent(2));
  }
}
