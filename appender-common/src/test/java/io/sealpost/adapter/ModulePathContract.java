package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The packaged jar as a module, whose classes the framework must be let in to. */
@Timeout(60)
public abstract class ModulePathContract {
  private final Class<?> application;
  private final String configurationProperty;
  private final String module;
  private final String jars;

  /**
   * @param application logs once and ends
   * @param configurationProperty by which the framework is told its configuration
   * @param module the adapter's
   * @param jars those that the appender needs at run time, as a regular expression over paths
   */
  protected ModulePathContract(
      Class<?> application, String configurationProperty, String module, String jars) {
    this.application = application;
    this.configurationProperty = configurationProperty;
    this.module = module;
    this.jars = jars;
  }

  @Test
  final void appenderWorksOnTheModulePath() throws Exception {
    Archive archive = Archive.inMemory();
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      Process running =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-D" + configurationProperty + "=" + getClass().getResource("everything.xml"),
                  "-Dsealpost.collector=" + collector.uri(),
                  "--module-path",
                  modulePath(),
                  "--add-modules",
                  module,
                  "-cp",
                  Path.of("target", "test-classes").toString(),
                  application.getName())
              .inheritIO()
              .start();
      try {
        assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isZero();
      } finally {
        running.destroyForcibly();
      }
      assertThat(archive.texts()).singleElement().asString().endsWith(" hello from a module");
    }
  }

  private String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(path -> path.endsWith(".jar") && !path.endsWith("-tests.jar"))
        .filter(path -> path.matches(jars))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
