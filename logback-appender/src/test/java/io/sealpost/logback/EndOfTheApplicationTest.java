package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.application.EndingApplication;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that end: what arrives, what waits for the next start, and what nobody hears of. */
@Timeout(120)
final class EndOfTheApplicationTest {
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;

  @Test
  void withoutAHookWhatWaitsArrivesAndIsSealedAfterTheNextStart() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("nothing", "ending.xml", collector)).isEmpty();
      assertThat(texts()).noneMatch(text -> text.contains("ends"));

      assertThat(run("nothing", "ending-hook.xml", collector)).isEmpty();
      // Only the second session ends: what the first had left is signed in that.
      assertThat(texts().stream().distinct()).containsExactly("at work", "session ends");
      assertThat(texts()).filteredOn("session ends"::equals).hasSize(1);
      assertThat(archive.texts().stream().filter(text -> text.endsWith("at work")).distinct())
          .hasSize(2);
    }
  }

  @Test
  void whatWasLoggedBeforeLogbacksHookArrivesAndNothingThatIsLoggedAfterIt() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("late", "ending-hook.xml", collector)).contains("the hook has logged");
      assertThat(texts()).containsExactly("at work", "session ends");

      assertThat(run("last", "ending.xml", collector)).isEmpty(); // the next start
      assertThat(archive.texts()).noneMatch(text -> text.contains("too late"));
    }
  }

  @Test
  void whoStopsTheContextHimselfMayLogUntilThen() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("last", "ending.xml", collector)).isEmpty();
      assertThat(texts()).containsExactly("at work", "at the very end", "session ends");
    }
  }

  /** Those of the application's messages and of the end of the session. */
  private List<String> texts() {
    return archive.texts().stream()
        .filter(text -> text.contains("event=\"end\"") || text.matches(".* - - at .*"))
        .map(text -> text.replaceFirst(".*(] | - )", "").replaceFirst("session [0-9]+", "session"))
        .toList();
  }

  /** Returns what it wrote. */
  private String run(String hook, String configuration, Collector collector) throws Exception {
    Process application = start(hook, configuration, collector);
    try {
      String output =
          new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return output;
    } finally {
      application.destroyForcibly();
    }
  }

  private Process start(String hook, String configuration, Collector collector) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=" + getClass().getResource(configuration),
            "-Dsealpost.collector=" + collector.uri(),
            "-Dsealpost.spool=" + directory.resolve("spool"),
            "-cp",
            System.getProperty("java.class.path"),
            EndingApplication.class.getName(),
            hook)
        .redirectErrorStream(true)
        .start();
  }
}
