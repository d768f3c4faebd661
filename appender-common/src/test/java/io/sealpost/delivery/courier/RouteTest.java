package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.time.Clocks;
import io.sealpost.transport.Compression;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import io.sealpost.transport.TransportConfig.Timeouts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static final Target A = Target.parse("relp://a");
  private static final Target B = Target.parse("relp://b");
  private static final Target C = Target.parse("relp://c");
  private static final Duration FAILBACK = Duration.ofMinutes(5);

  private long nanos = Long.MAX_VALUE - 1; // clocks may run over
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> nanos);
  private final Route route = new Route(to(A, B, C), clocks);

  @Test
  void targetsAreTriedInOrderAndOnlyTheLastFailureEndsTheRound() {
    assertThat(route.next()).isEqualTo(A);
    assertThat(route.failed(A)).isFalse();
    assertThat(route.next()).isEqualTo(B);
    assertThat(route.failed(B)).isFalse();
    assertThat(route.next()).isEqualTo(C);
    assertThat(route.failed(C)).isTrue();
    assertThat(route.next()).as("of the next round").isEqualTo(A);
    assertThat(route.failed(A)).isFalse();
  }

  @Test
  void theOnlyTargetEndsTheRoundByItself() {
    Route only = new Route(to(A), clocks);
    assertThat(only.failed(A)).isTrue();
    assertThat(only.failed(A)).isTrue();
    only.recovered(A);
    pass(FAILBACK);
    assertThat(only.mayLeave(A)).isFalse();
  }

  @Test
  void aLaterTargetIsStayedWithUntilThePreferredOneMayBeTriedAgain() {
    route.failed(A);
    route.recovered(B);
    pass(FAILBACK.minusNanos(1));
    assertThat(route.mayLeave(B)).isFalse();
    assertThat(route.next()).isEqualTo(B);

    pass(Duration.ofNanos(1));
    assertThat(route.mayLeave(B)).isTrue();
    assertThat(route.next()).isEqualTo(A);
    assertThat(route.mayLeave(A)).as("the preferred one, not yet well").isFalse();
  }

  @Test
  void aPreferredTargetThatIsStillAwayIsNotTriedAgainUntilTheTimeHasPassedOnceMore() {
    route.failed(A);
    route.recovered(C);
    pass(FAILBACK);
    route.failed(A);
    assertThat(route.next()).as("in order again").isEqualTo(B);
    route.failed(B);
    route.recovered(C);
    assertThat(route.mayLeave(C)).isFalse();
    pass(FAILBACK);
    assertThat(route.mayLeave(C)).isTrue();
  }

  @Test
  void whatWasReturnedToIsStayedWith() {
    route.failed(A);
    route.recovered(B);
    pass(FAILBACK);
    route.recovered(A);
    pass(FAILBACK);
    assertThat(route.mayLeave(A)).isFalse();
    assertThat(route.next()).isEqualTo(A);
  }

  @Test
  void aTargetThatFailsAfterItDidWellIsTheFirstFailureOfItsRound() {
    route.failed(A);
    route.recovered(B);
    assertThat(route.failed(B)).isFalse();
    assertThat(route.next()).isEqualTo(A);
    assertThat(route.failed(A)).isFalse();
    assertThat(route.next()).isEqualTo(C);
    assertThat(route.failed(C)).isTrue();
  }

  @Test
  void aTargetThatHasNotProvedAnythingIsNotLeft() {
    route.failed(A);
    pass(FAILBACK);
    assertThat(route.mayLeave(B)).isFalse();
    assertThat(route.next()).isEqualTo(B);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static TransportConfig to(Target... targets) {
    Duration second = Duration.ofSeconds(1);
    return new TransportConfig(
        List.of(targets),
        FAILBACK,
        Framing.OCTET_COUNTING,
        Compression.NONE,
        Optional.empty(),
        1,
        true,
        new Timeouts(second, second, second, second));
  }
}
