package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossRowTest {
  @Test
  void whatArrivesOnceAndInOrderCountsNowhere() {
    assertThat(LossRow.of("a", 3, List.of(0, 1, 2))).isEqualTo(new LossRow("a", 0, 0, 0));
  }

  @Test
  void copiesAreDuplicatesAndNeverOutOfOrder() {
    assertThat(LossRow.of("a", 3, List.of(0, 1, 0, 1, 2))).isEqualTo(new LossRow("a", 0, 2, 0));
  }

  @Test
  void whatIsMissingIsLostAndWhatComesBehindALaterOneIsOutOfOrder() {
    assertThat(LossRow.of("a", 6, List.of(0, 3, 1, 2, 5))).isEqualTo(new LossRow("a", 1, 0, 2));
  }
}
