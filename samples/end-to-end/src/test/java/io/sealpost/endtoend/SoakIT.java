package io.sealpost.endtoend;

import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Thorough;
import io.sealpost.testing.ThoroughOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sender and receiver are killed, hung, ended, filled and reconfigured at random and at once, while
 * four threads log. Nothing that was accepted is lost or out of order, and what comes twice is told
 * as a redelivery.
 *
 * <p>{@code -Dsoak.kills=200} goes on until both have been killed so often; {@code -Dsoak.seed=7}
 * decides otherwise, and the same each time.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Execution(ExecutionMode.CONCURRENT)
@Timeout(7200)
@ThoroughOnly
class SoakIT {
  private static final int KILLS = Thorough.times("soak.kills", 1, 4);
  private static final long SEED = Long.getLong("soak.seed", 1);
  // Then the archive is verified, and another begun.
  private static final int KILLS_A_STAGE = 20;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"LOG4J2, RELP_TLS, none", "LOGBACK, TLS_SYSLOG_NG, ERROR", "LOG4J2, TLS, ERROR"})
  void nothingThatWasAcceptedIsLost(Framework framework, Listener listener, String urgent)
      throws Exception {
    SoakResult all = SoakResult.NONE;
    for (long seed = SEED; all.fewestKills() < KILLS; seed++) {
      Path place = Files.createDirectories(directory.resolve("seed-" + seed));
      int kills = Math.min(KILLS - all.fewestKills(), KILLS_A_STAGE);
      SoakResult result = Soak.run(framework, listener, urgent, seed, kills, place);
      all = all.and(result);
      System.out.printf(
          Locale.ROOT,
          "%s over %s, urgent %s, seed %d: %s%n",
          framework,
          listener,
          urgent,
          seed,
          result);
    }
    System.out.printf(
        Locale.ROOT, "%s over %s, urgent %s, in all: %s%n", framework, listener, urgent, all);
  }
}
