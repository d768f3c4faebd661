package io.sealpost.log4j2;

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

/** JVMs that end: what arrives, and what nobody hears of. */
@Timeout(120)
final class EndOfTheApplicationTest {
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;

  @Test
  void whatWasLoggedBeforeLog4jsOwnHookArrivesAndNothingThatIsLoggedAfterIt() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("late", "enable", collector)).contains("the hook has logged");
      assertThat(texts()).containsExactly("at work", "session ends");

      assertThat(run("last", "disable", collector)).isEmpty(); // the next start
      assertThat(archive.texts()).noneMatch(text -> text.contains("too late"));
    }
  }

  @Test
  void whoDisablesThatHookAndShutsDownHimselfMayLogUntilThen() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      assertThat(run("last", "disable", collector)).isEmpty();
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
  private String run(String when, String hook, Collector collector) throws Exception {
    Process application = start(when, hook, collector);
    try {
      String output =
          new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return output;
    } finally {
      application.destroyForcibly();
    }
  }

  private Process start(String when, String hook, Collector collector) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=" + getClass().getResource("ending.xml"),
            "-Dsealpost.hook=" + hook,
            "-D" + RunningLog4j.COLLECTOR + "=" + collector.uri(),
            "-D" + RunningLog4j.SPOOL + "=" + directory.resolve("spool"),
            "-cp",
            System.getProperty("java.class.path"),
            EndingApplication.class.getName(),
            when)
        .redirectErrorStream(true)
        .start();
  }
}
