package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.application.ModularApplication;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged jar as a module: Logback must be let in to set the properties. */
@Timeout(60)
final class ModulePathIT {
  @Test
  void appenderWorksOnTheModulePath() throws Exception {
    Archive archive = Archive.inMemory();
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      Process application =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dlogback.configurationFile=" + ModulePathIT.class.getResource("everything.xml"),
                  "-Dsealpost.collector=" + collector.uri(),
                  "--module-path",
                  jars(),
                  "--add-modules",
                  "io.sealpost.logback",
                  "-cp",
                  Path.of("target", "test-classes").toString(),
                  ModularApplication.class.getName())
              .inheritIO()
              .start();
      try {
        assertThat(application.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue()).isZero();
      } finally {
        application.destroyForcibly();
      }
      assertThat(archive.texts()).singleElement().asString().endsWith(" hello from a module");
    }
  }

  /** Those that the appender needs at run time. */
  private static String jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(path -> path.endsWith(".jar") && !path.endsWith("-tests.jar"))
        .filter(path -> path.matches(".*(sealpost-(common|logback)-|logback-|slf4j-api|/bc)[^/]*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
