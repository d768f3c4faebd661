package io.sealpost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The core without what it can do without: Micrometer's jar, and a runtime with JMX. */
@Timeout(60)
final class CoreAloneTest {
  @TempDir private Path directory;

  @Test
  void aPipelineRunsWithoutMicrometerAndWithoutJmx() throws Exception {
    Archive archive = Archive.inMemory();
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--limit-modules",
                  "java.base,java.logging,java.naming,jdk.net",
                  "-cp",
                  classPathOfTheCore(),
                  LonePipeline.class.getName(),
                  collector.uri(),
                  directory.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);

      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output).doesNotContain("WARNING");
      assertThat(archive.texts()).singleElement().asString().endsWith(" alone");
    }
  }

  /** Own classes and what the core must have. */
  private static String classPathOfTheCore() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(path -> path.matches(".*classes/?") || path.matches(".*/bc[^/]*\\.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
