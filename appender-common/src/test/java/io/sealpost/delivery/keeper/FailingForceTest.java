package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.SharedStates;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.Journals;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A keeper whose disk does not force, where forcing is not due at each turn. */
@Timeout(60)
final class FailingForceTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 12, 1 << 16);

  private final RecordingListener listener = new RecordingListener();
  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void itIsToldOnceWhileItLastsAndOnceWhenItIsOver() throws Exception {
    try (Journal journal = disk.open(CONFIG, true, 1, what -> {})) {
      Keeper keeper = keeper(journal);
      keeper.start();
      disk.failForces(true);
      byte[] octets = "message".getBytes(US_ASCII);
      assertThat(journal.append(octets, 0, octets.length)).isTrue();
      await().atMost(LONG).until(() -> !listener.warnings().isEmpty());

      int failed = disk.forces();
      await().atMost(LONG).until(() -> disk.forces() >= failed + 5);
      assertThat(listener.warnings()).hasSize(1);
      assertThat(listener.infos()).isEmpty();

      disk.failForces(false);
      await().atMost(LONG).until(() -> !listener.infos().isEmpty());
      assertThat(journal.forced()).isEqualTo(journal.end());
      assertThat(listener.infos()).singleElement().asString().contains("is written again");
      keeper.stop().get(10, TimeUnit.SECONDS);
    }
  }

  private Keeper keeper(Journal journal) throws IOException {
    return new Keeper(
        "TEST",
        new KeeperContext(
            SharedStates.of(journal, listener),
            Optional.empty(),
            TimeUnit.MILLISECONDS.toNanos(50),
            oldest -> {},
            new DropReport(listener, Clocks.SYSTEM),
            () -> {
              throw new AssertionError("nothing is dropped here");
            },
            new UnforcedReport("TEST", listener)),
        Optional.empty());
  }
}
