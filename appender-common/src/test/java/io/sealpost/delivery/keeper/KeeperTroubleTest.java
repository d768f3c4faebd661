package io.sealpost.delivery.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeeperTroubleTest {
  private final IOException full = new IOException("no space");

  private final RecordingListener listener = new RecordingListener();
  private long nanos;
  private final KeeperTrouble trouble =
      new KeeperTrouble(
          listener,
          new Clocks(() -> Instant.parse("2027-03-01T22:00:00Z").plusNanos(nanos), () -> nanos));

  @Test
  void nothingIsToldWhileAllIsWell() {
    trouble.recovered();

    assertThat(listener.infos()).isEmpty();
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void troubleIsToldAtOnceThenOnceAMinuteAndItsEndOnce() {
    for (int halfSecond = 0; halfSecond < 2 * 130; halfSecond++) {
      trouble.failed(full);
      nanos += TimeUnit.MILLISECONDS.toNanos(500);
    }
    trouble.recovered();
    trouble.recovered();

    assertThat(listener.warnings())
        .containsExactly(
            "cannot write the journal checkpoint, trying again: java.io.IOException: no space",
            "still cannot write the journal checkpoint, since 2027-03-01T22:00:00Z:"
                + " java.io.IOException: no space",
            "still cannot write the journal checkpoint, since 2027-03-01T22:00:00Z:"
                + " java.io.IOException: no space");
    assertThat(listener.infos())
        .containsExactly(
            "the journal checkpoint is written again, for the first time since 2027-03-01T22:00:00Z");
  }

  @Test
  void theNextTroubleIsToldAtOnceAgain() {
    trouble.failed(full);
    trouble.recovered();
    trouble.failed(full);

    assertThat(listener.warnings()).hasSize(2);
  }
}
