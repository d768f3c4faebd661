package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PastTest {
  private static final int CAPACITY = 100;

  private final Past past = new Past(CAPACITY);

  @Test
  void theLastMessagesAreRememberedWithTheirPlaceAndSender() {
    remember(1, 10 * CAPACITY);

    for (long message = 9 * CAPACITY; message < 10 * CAPACITY; message++) {
      assertThat(past.find(message)).contains(new Past.Seen(message + 1, (int) message % 7));
    }
  }

  @Test
  void noMoreThanTwiceTheCapacityIsRemembered() {
    remember(1, 10 * CAPACITY + CAPACITY / 2 + 1);

    long remembered =
        LongStream.range(0, 20 * CAPACITY)
            .filter(message -> past.find(message).isPresent())
            .count();
    assertThat(remembered).isEqualTo(CAPACITY + CAPACITY / 2);
  }

  @Test
  void whatWasForgottenMayComeAgain() {
    remember(1, 5 * CAPACITY);
    past.add(3, 7777, 2);

    assertThat(past.find(3)).contains(new Past.Seen(7777, 2));
  }

  private void remember(long from, long to) {
    for (long message = from; message < to; message++) {
      past.add(message, message + 1, (int) message % 7);
    }
  }
}
