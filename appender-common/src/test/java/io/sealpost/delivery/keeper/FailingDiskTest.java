package io.sealpost.delivery.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.format.EntryKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A disk on which nothing works for a while, under a keeper that has work to do. */
@Timeout(60)
final class FailingDiskTest extends SmallKeeper {
  private static final int MOST_IN_HALF_A_SECOND =
      40; // of keeper and preparer; one that spins: 10,000s

  @Test
  void itIsTriedNowAndThenAndNothingIsGivenUp() throws Exception {
    Keeper keeper = start(1, 0);
    append("<13>1 before");
    awaitSealed();
    append("<13>1 in between");
    disk.failEverything(true);
    int before = disk.attempts();
    long begun = System.nanoTime();
    assertThat(tryAppend("<13>1 refused")).isFalse();

    await().pollDelay(Duration.ofSeconds(2)).until(() -> !listener.warnings().isEmpty());
    long halfSeconds = (System.nanoTime() - begun) / TimeUnit.MILLISECONDS.toNanos(500) + 1;
    assertThat((long) disk.attempts() - before).isBetween(2L, halfSeconds * MOST_IN_HALF_A_SECOND);
    assertThat(listener.warnings()).as("told once").hasSize(1);
    assertThat(journal.damaged()).isZero();

    disk.failEverything(false);
    await().until(() -> tryAppend("<13>1 afterwards"));
    awaitSealed();
    assertThat(texts(EntryKind.MESSAGE))
        .contains("<13>1 before", "<13>1 in between", "<13>1 afterwards")
        .doesNotContain("<13>1 refused");
    assertThat(journal.damaged()).isZero();
    done(keeper.stop());
  }
}
