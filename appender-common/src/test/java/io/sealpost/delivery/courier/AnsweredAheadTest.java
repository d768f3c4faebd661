package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnsweredAheadTest {
  private final List<Long> reported = new ArrayList<>();
  private final AnsweredAhead ahead = new AnsweredAhead(100, reported::add);

  @Test
  void entriesAreKnownByTheirEnds() {
    ahead.add(120, 130);
    ahead.add(130, 140);
    ahead.add(150, 160);

    assertThat(List.of(120L, 130L, 140L, 150L, 160L, 170L).stream().filter(ahead::has))
        .containsExactly(130L, 140L, 160L);
  }

  @Test
  void theyAreConfirmedOnceAllBeforeThemIsAndTheCourierHasPassedThem() {
    ahead.add(110, 130);
    ahead.begin(100);
    ahead.leftOut(120);
    assertThat(reported).isEmpty();

    ahead.confirm(110);
    assertThat(reported).containsExactly(120L);
    ahead.leftOut(130);
    assertThat(reported).containsExactly(120L, 130L);
  }

  @Test
  void theyAreConfirmedAtOnceWhereEverythingBeforeIs() {
    ahead.add(110, 130);
    ahead.confirm(110);
    ahead.begin(110);

    ahead.leftOut(130);

    assertThat(reported).containsExactly(110L, 130L);
    assertThat(ahead.has(130)).isFalse();
  }

  @Test
  void confirmationNeverFalls() {
    ahead.confirm(120);
    ahead.confirm(110);

    assertThat(reported).containsExactly(120L);
  }

  /** Entries 1 to 300, a position each, on connections that take what chance wants. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyEntryIsTakenOnceWhateverIsRefused(long seed) {
    Random random = new Random(seed);
    List<Long> positions = new ArrayList<>();
    AnsweredAhead all = new AnsweredAhead(0, positions::add);
    BitSet taken = new BitSet();
    long confirmed = 0;
    while (confirmed < 300) {
      all.begin(confirmed);
      long row = confirmed; // what was taken in a row
      long to = Math.min(300, confirmed + 1 + random.nextInt(40));
      List<long[]> found = new ArrayList<>();
      long before = confirmed;
      for (long entry = confirmed + 1; entry <= to; entry++) {
        if (all.has(entry)) {
          all.leftOut(entry);
          continue;
        }
        assertThat(taken.get((int) entry)).isFalse();
        if (random.nextInt(4) > 0) {
          taken.set((int) entry);
          if (before == row) {
            row = entry;
            all.confirm(entry);
          } else {
            found.add(new long[] {before, entry});
          }
        }
        before = entry;
      }
      found.forEach(one -> all.add(one[0], one[1]));
      confirmed = positions.isEmpty() ? 0 : positions.get(positions.size() - 1);
      assertThat(taken.nextClearBit(1)).isGreaterThan((int) confirmed);
    }
    assertThat(positions).isSorted();
    assertThat(taken.cardinality()).isEqualTo(300);
  }
}
