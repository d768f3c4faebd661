package io.sealpost.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.schedule.WallClock;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

/**
 * Errors are logged at noon, among very many other events that wait for the night. How long they
 * take is printed; that they arrive before all others is what must hold on any machine.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("alone")
class UrgentIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int ERRORS = 200;
  private static final int ERRORS_A_SECOND = 100;
  private static final Pattern ERROR = Pattern.compile("^<131>.* event (\\d+) of the audit trail");

  @TempDir private Path directory;
  private final Map<Integer, Long> logged = new ConcurrentHashMap<>();
  private final Map<Integer, Long> arrived = new ConcurrentHashMap<>();

  @AfterEach
  void setTheClockRight() {
    WallClock.turn(InstantSource.system());
  }

  @Sampled(2)
  @ParameterizedTest
  @CsvSource({"LOG4J2, 100000", "LOGBACK, 10000"})
  void errorsArriveAtNoonAndTheVerifierFindsBothGroupsComplete(Framework framework, int most)
      throws Exception {
    int others = Thorough.times(10_000, most);
    WallClock.turn(() -> Instant.parse("2026-11-25T12:00:00Z"));
    Archive archive = Archive.inMemory();
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.refuse(this::notice);
      try (Framework.Logging logging = framework.start(configuration(framework, collector))) {
        assertThat(logging.isStarted()).isTrue();
        log(logging, others);
        await().atMost(LONG).until(() -> arrived.size() == ERRORS);
        assertThat(VerifiedArchive.eventsIn(archive.messages())).hasSize(ERRORS);
        System.out.printf(Locale.ROOT, "%s: %s%n", framework, latencies());

        WallClock.turn(() -> Instant.parse("2026-11-25T23:00:00Z"));
        await().atMost(LONG).until(() -> archive.count() >= others + ERRORS);
      }
    }
    VerifiedArchive verified = VerifiedArchive.of(archive.messages(), directory.resolve("spool"));
    assertThat(verified.findings()).isEmpty();
    assertThat(verified.report().isClean()).isTrue();
    assertThat(verified.report().groups()).hasSize(2);
    assertThat(verified.report().summary().verified())
        .as("with the notices of two sessions")
        .isEqualTo(others + ERRORS + 4);
    List<Integer> events = verified.events();
    assertThat(events.subList(0, ERRORS)).isEqualTo(range(others, others + ERRORS));
    assertThat(events.subList(ERRORS, events.size())).isEqualTo(range(0, others));
  }

  /** At a pace, so that errors come one by one. */
  private void log(Framework.Logging logging, int others) {
    Pace.Step step =
        number -> {
          if (number < ERRORS) {
            logError(logging, others, (int) number);
          }
        };
    try (Pace pace = Pace.start("application", ERRORS_A_SECOND, step)) {
      await().atMost(LONG).until(() -> pace.taken() >= ERRORS);
    }
  }

  private void logError(Framework.Logging logging, int others, int error) {
    for (int i = 0; i < others / ERRORS; i++) {
      logging.event(error * (others / ERRORS) + i);
    }
    logged.put(others + error, System.nanoTime());
    logging.event(others + error, Level.ERROR);
  }

  /** Asked for each message that is read; none is refused. */
  private boolean notice(byte[] message) {
    Matcher error = ERROR.matcher(new String(message, UTF_8));
    if (error.find()) {
      arrived.putIfAbsent(Integer.valueOf(error.group(1)), System.nanoTime());
    }
    return false;
  }

  private String latencies() {
    long[] sorted =
        logged.keySet().stream()
            .mapToLong(error -> arrived.get(error) - logged.get(error))
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "of %d errors, arrived after: median %.1f ms, 99 %% %.1f ms, worst %.1f ms",
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private Path configuration(Framework framework, Collector collector) throws IOException {
    String text =
        switch (framework) {
          case LOG4J2 ->
              """
              <Configuration status="WARN" shutdownHook="disable">
                <Appenders>
                  <Sealpost name="AUDIT" target="%s" appName="audit" facility="LOCAL0" urgent="ERROR"
                            shutdownTimeout="1 min">
                    <Spool directory="%s"/>
                    <DequeueWindow begin="22:00" end="04:00" zone="UTC"/>
                    <SyslogSign/>
                  </Sealpost>
                </Appenders>
                <Loggers><Root level="info"><AppenderRef ref="AUDIT"/></Root></Loggers>
              </Configuration>
              """;
          case LOGBACK ->
              """
              <configuration>
                <appender name="AUDIT" class="io.sealpost.logback.SealpostAppender">
                  <target>%s</target>
                  <appName>audit</appName>
                  <facility>LOCAL0</facility>
                  <urgent>ERROR</urgent>
                  <shutdownTimeout>1 min</shutdownTimeout>
                  <spool><directory>%s</directory></spool>
                  <dequeueWindow><begin>22:00</begin><end>04:00</end><zone>UTC</zone></dequeueWindow>
                  <syslogSign/>
                </appender>
                <root level="info"><appender-ref ref="AUDIT"/></root>
              </configuration>
              """;
        };
    return Files.writeString(
        directory.resolve("logging.xml"),
        String.format(Locale.ROOT, text, collector.uri(), directory.resolve("spool")));
  }
}
