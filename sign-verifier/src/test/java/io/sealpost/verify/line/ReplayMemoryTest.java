package io.sealpost.verify.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.LoneGroup;
import io.sealpost.verify.group.SignedNumbers.Signed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ReplayMemoryTest {
  private static final int CAPACITY = 100;

  private final ReplayMemory past = new ReplayMemory(CAPACITY);
  private final List<Group> groups =
      IntStream.range(0, 7).mapToObj(ReplayMemoryTest::group).toList();

  private static Group group(int index) {
    return LoneGroup.of(
        new GroupId("host", "app", "1", Integer.toString(index), "0111", "0", "110"));
  }

  private Signed signed(long message) {
    return new Signed(groups.get((int) message % 7), message + 1);
  }

  @Test
  void theLastMessagesAreRememberedWithTheirNumberAndGroup() {
    remember(1, 10 * CAPACITY);

    for (long message = 9 * CAPACITY; message < 10 * CAPACITY; message++) {
      assertThat(past.find(message))
          .isEqualTo(new ReplayMemory.Seen(signed(message), message % 2 == 0));
    }
  }

  @Test
  void noMoreThanTwiceTheCapacityIsRemembered() {
    remember(1, 10 * CAPACITY + CAPACITY / 2 + 1);

    long remembered =
        LongStream.range(0, 20 * CAPACITY).filter(message -> past.find(message) != null).count();
    assertThat(remembered).isEqualTo(CAPACITY + CAPACITY / 2);
  }

  @Test
  void whatWasForgottenMayComeAgain() {
    remember(1, 5 * CAPACITY);
    past.add(3, signed(7777), false);

    assertThat(past.find(3)).isEqualTo(new ReplayMemory.Seen(signed(7777), false));
  }

  @Test
  void itKnowsWhatItMayHaveForgotten() {
    remember(1, 5 * CAPACITY);

    assertThat(LongStream.range(1, 3 * CAPACITY).allMatch(past::mayHaveForgotten)).isTrue();
    long wrongly = LongStream.range(1_000_000, 1_010_000).filter(past::mayHaveForgotten).count();
    assertThat(wrongly).isLessThan(200);
  }

  private void remember(long from, long to) {
    for (long message = from; message < to; message++) {
      past.add(message, signed(message), message % 2 == 0);
    }
  }
}
