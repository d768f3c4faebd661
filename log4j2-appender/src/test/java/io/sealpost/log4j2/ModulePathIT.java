package io.sealpost.log4j2;

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

/** The packaged jar as a module: Log4j2 must be let in to build the plugins. */
@Timeout(60)
final class ModulePathIT {
  @Test
  void appenderWorksOnTheModulePath() throws Exception {
    Archive archive = Archive.inMemory();
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      Process application =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dlog4j2.configurationFile=" + ModulePathIT.class.getResource("everything.xml"),
                  "-D" + RunningLog4j.COLLECTOR + "=" + collector.uri(),
                  "--module-path",
                  jars(),
                  "--add-modules",
                  "io.sealpost.log4j2",
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
        .filter(path -> path.matches(".*(sealpost-(common|log4j2)-|log4j-|/bc)[^/]*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
