package io.sealpost.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.time.Clocks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000L;

  private long nanos = Long.MAX_VALUE - SECOND; // runs over soon
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> nanos);

  private RateLimit octets(long perSecond) {
    return new RateLimit(new MaxRate(OptionalLong.empty(), OptionalLong.of(perSecond)), clocks);
  }

  private RateLimit messages(long perSecond) {
    return new RateLimit(new MaxRate(OptionalLong.of(perSecond), OptionalLong.empty()), clocks);
  }

  private record Sent(long atNanos, int octets) {}

  /** Sends as fast as the limit allows, sleeping now and then longer than it has to. */
  private List<Sent> send(RateLimit limit, int seconds, Random random, int mostOctets) {
    List<Sent> sent = new ArrayList<>();
    long begin = nanos;
    while (nanos - begin < seconds * SECOND) {
      long wait = limit.nanosToWait();
      if (wait > 0) {
        nanos += wait + random.nextInt(2_000_000);
      } else {
        int octets = 1 + random.nextInt(mostOctets);
        limit.sent(octets);
        sent.add(new Sent(nanos - begin, octets));
      }
    }
    return sent;
  }

  @Test
  void anyTenSecondsAreWithinFivePercent() {
    long rate = 256 << 10;
    List<Sent> sent = send(octets(rate), 60, new Random(7), 8000);

    for (long from = 0; from <= 50 * SECOND; from += SECOND / 10) {
      long begin = from;
      long octets =
          sent.stream()
              .filter(one -> one.atNanos >= begin && one.atNanos < begin + 10 * SECOND)
              .mapToLong(Sent::octets)
              .sum();
      assertThat(octets).as("from %s ns", from).isCloseTo(10 * rate, Percentage.withPercentage(5));
    }
  }

  @Test
  void slowestRateIsOneMessageASecond() {
    List<Sent> sent = send(messages(1), 60, new Random(7), 10);

    assertThat(sent).hasSizeBetween(59, 62);
  }

  @Test
  void messageLargerThanTheBucketPassesAndIsPaidOff() {
    RateLimit limit = octets(1000);

    assertThat(limit.nanosToWait()).isZero();
    limit.sent(10_000);
    assertThat(limit.nanosToWait()).isBetween(9 * SECOND, 10 * SECOND);
    nanos += 10 * SECOND;
    assertThat(limit.nanosToWait()).isZero();
  }

  @Test
  void nightInWhichNothingIsSentSavesUpNextToNothing() {
    RateLimit limit = messages(100);
    nanos += 36_000 * SECOND;
    int atOnce = 0;
    while (limit.nanosToWait() == 0) {
      limit.sent(1);
      atOnce++;
    }
    assertThat(atOnce).isBetween(25, 26);
  }

  @Test
  void bothLimitsHold() {
    RateLimit limit =
        new RateLimit(new MaxRate(OptionalLong.of(10), OptionalLong.of(1_000_000)), clocks);
    assertThat(send(limit, 20, new Random(7), 100)).as("messages").hasSizeBetween(195, 204);

    limit = new RateLimit(new MaxRate(OptionalLong.of(1_000_000), OptionalLong.of(1000)), clocks);
    assertThat(send(limit, 20, new Random(7), 100).stream().mapToLong(Sent::octets).sum())
        .as("octets")
        .isBetween(19_000L, 20_500L);
  }

  @Test
  void clockThatGoesBackGivesNothingAndTakesNothing() {
    RateLimit limit = octets(1000);
    limit.sent(1250);
    long wait = limit.nanosToWait();
    nanos -= 3600 * SECOND;
    assertThat(limit.nanosToWait()).isEqualTo(wait);
    nanos += wait;
    assertThat(limit.nanosToWait()).isZero();
  }

  @Test
  void withoutLimitNothingWaits() {
    RateLimit none = new RateLimit(MaxRate.NONE, clocks);
    none.sent(Integer.MAX_VALUE);
    assertThat(none.nanosToWait()).isZero();
  }

  @Test
  void anotherRateHoldsAtOnceAndTheSameOneGivesNothing() {
    RateLimit limit = octets(1000);
    limit.sent(10_250);
    limit.use(new MaxRate(OptionalLong.empty(), OptionalLong.of(1000)));
    assertThat(limit.nanosToWait()).isEqualTo(10 * SECOND);

    limit.use(new MaxRate(OptionalLong.of(1), OptionalLong.empty()));
    assertThat(limit.nanosToWait()).isZero();
    limit.sent(10_000);
    assertThat(limit.nanosToWait()).isBetween(SECOND / 2, SECOND);

    limit.use(MaxRate.NONE);
    assertThat(limit.nanosToWait()).isZero();
  }

  @Test
  void rateIsPositive() {
    assertThatThrownBy(() -> octets(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate 0: must be positive");
  }
}
