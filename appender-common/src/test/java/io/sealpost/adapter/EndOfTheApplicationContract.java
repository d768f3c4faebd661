package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** JVMs that end: what arrives, what waits for the next start, and what nobody hears of. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
public abstract class EndOfTheApplicationContract {
  protected final Archive archive = Archive.inMemory();
  @TempDir private Path directory;
  private final Class<?> application;

  /**
   * @param application takes when its own shutdown hook logs: {@code late}, after the framework has
   *     stopped, or {@code last}, before it stops the framework itself
   */
  protected EndOfTheApplicationContract(Class<?> application) {
    this.application = application;
  }

  /**
   * Options for the JVM by which the framework has its configuration.
   *
   * @param hook whether the framework stops in a shutdown hook of its own
   */
  protected abstract List<String> configuration(boolean hook);

  @Test
  final void whatWasLoggedBeforeTheFrameworksHookArrivesAndNothingThatIsLoggedAfterIt()
      throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("late", true, collector)).contains("the hook has logged");
      assertThat(texts()).containsExactly("at work", "session ends");

      assertThat(run("last", false, collector)).isEmpty(); // the next start
      assertThat(archive.texts()).noneMatch(text -> text.contains("too late"));
    }
  }

  @Test
  final void whoStopsTheFrameworkHimselfMayLogUntilThen() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("last", false, collector)).isEmpty();
      assertThat(texts()).containsExactly("at work", "at the very end", "session ends");
    }
  }

  /** Those of the application's messages and of the end of the session. */
  protected final List<String> texts() {
    return archive.texts().stream()
        .filter(text -> text.contains("event=\"end\"") || text.matches(".* - - at .*"))
        .map(text -> text.replaceFirst(".*(] | - )", "").replaceFirst("session [0-9]+", "session"))
        .toList();
  }

  /** Runs the application to its end; returns what it wrote. */
  protected final String run(String when, boolean hook, Collector collector) throws Exception {
    Process running = start(when, hook, collector);
    try {
      String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return output;
    } finally {
      running.destroyForcibly();
    }
  }

  private Process start(String when, boolean hook, Collector collector) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(configuration(hook));
    command.add("-Dsealpost.collector=" + collector.uri());
    command.add("-Dsealpost.spool=" + directory.resolve("spool"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(application.getName(), when));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
