package io.sealpost.delivery.drops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.Appended;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DropReasonTest {
  @Test
  void onlyAJournalThatTakesNothingIsAnOutage() {
    assertThat(DropReason.values())
        .filteredOn(DropReason::isOutage)
        .containsExactly(
            DropReason.FULL,
            DropReason.TIMEOUT,
            DropReason.NO_SPACE,
            DropReason.DISK,
            DropReason.GONE,
            DropReason.TAKEN,
            DropReason.CLOSED);
  }

  @Test
  void whateverTheJournalRefusesIsAnOutage() {
    assertThat(Arrays.stream(Appended.values()).filter(appended -> appended != Appended.DONE))
        .allMatch(refused -> DropReason.of(refused).isOutage());
  }
}
