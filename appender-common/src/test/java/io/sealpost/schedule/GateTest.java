package io.sealpost.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.time.Clocks;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final double ALMOST_EMPTY = 0.01;
  private static final Instant NOON = Instant.parse("2026-01-14T12:00:00Z");

  private Instant now = NOON;
  private long nanos = Long.MAX_VALUE - 5; // runs over soon, as System.nanoTime may

  private static DequeueWindow window(int begin, int end) {
    return new DequeueWindow(
        LocalTime.of(begin, 0),
        LocalTime.of(end, 0),
        EnumSet.allOf(DayOfWeek.class),
        ZoneOffset.UTC,
        Duration.ZERO);
  }

  private Gate gate(DequeueWindow... windows) {
    return new Gate(schedule(Optional.of(0.8), windows));
  }

  private ScheduleConfig schedule(Optional<Double> openAbove, DequeueWindow... windows) {
    return new ScheduleConfig(
        List.of(windows), openAbove, MaxRate.NONE, new Clocks(() -> now, () -> nanos));
  }

  @Test
  void withoutWindowsItIsAlwaysOpen() {
    assertThat(gate().isOpen(ALMOST_EMPTY)).isTrue();
    assertThat(gate().nextOpening()).contains(NOON);
  }

  @Test
  void anyOfTheWindowsOpensIt() {
    Gate gate = gate(window(22, 4), window(14, 15));

    assertThat(gate.isOpen(ALMOST_EMPTY)).isFalse();
    assertThat(gate.nextOpening()).contains(Instant.parse("2026-01-14T14:00:00Z"));
    now = Instant.parse("2026-01-14T14:30:00Z");
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
    assertThat(gate.nextOpening()).contains(now);
    now = Instant.parse("2026-01-14T23:00:00Z");
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
  }

  @Test
  void clockThatIsSteppedIsFollowedAtOnce() {
    Gate gate = gate(window(22, 4));

    now = Instant.parse("2026-01-14T22:00:00Z");
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
    now = Instant.parse("2026-01-14T21:59:00Z");
    assertThat(gate.isOpen(ALMOST_EMPTY)).as("set back").isFalse();
    now = Instant.parse("2026-01-15T03:59:00Z");
    assertThat(gate.isOpen(ALMOST_EMPTY)).as("slept").isTrue();
    now = Instant.parse("2026-03-15T04:00:00Z");
    assertThat(gate.isOpen(ALMOST_EMPTY)).as("set forth").isFalse();
  }

  @Test
  void shareOfTheRoomOpensIt() {
    assertThat(gate(window(22, 4)).isOpen(0.79)).isFalse();
    assertThat(gate(window(22, 4)).isOpen(0.8)).isTrue();

    Gate never = new Gate(schedule(Optional.empty(), window(22, 4)));
    assertThat(never.isOpen(1)).isFalse();
  }

  @Test
  void openedForWantOfRoomItStaysSoUntilThereIsSome() {
    Gate gate = gate(window(22, 4));

    assertThat(gate.isOpen(0.61)).as("filling").isFalse();
    assertThat(gate.isOpen(0.8)).isTrue();
    assertThat(gate.isOpen(0.61)).as("emptying").isTrue();
    assertThat(gate.isOpen(0.59)).isFalse();
    assertThat(gate.isOpen(0.61)).as("filling again").isFalse();
  }

  @Test
  void otherWindowsHoldAtOnceAndWhatWasOpenedByHandStaysSo() {
    Gate gate = gate(window(22, 4));

    gate.use(schedule(Optional.empty(), window(11, 13)));
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
    gate.openUntilDelivered(7);
    gate.use(schedule(Optional.empty(), window(22, 4)));
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
    gate.delivered(7);
    assertThat(gate.isOpen(ALMOST_EMPTY)).isFalse();
  }

  @Test
  void openedByHandItClosesWhenWhatWaitedIsConfirmed() {
    Gate gate = gate(window(22, 4));

    gate.openUntilDelivered(1000);
    nanos += Duration.ofDays(3).toNanos();
    gate.delivered(999);
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
    assertThat(gate.awaits(999)).isFalse();
    assertThat(gate.awaits(1001)).isTrue();
    gate.delivered(1001);
    assertThat(gate.isOpen(ALMOST_EMPTY)).isFalse();
    assertThat(gate.awaits(1001)).isFalse();
  }

  @Test
  void openedForATimeItClosesAfterThatWhateverTheWallClockDoes() {
    Gate gate = gate(window(22, 4));

    gate.openFor(Duration.ofMinutes(10));
    gate.delivered(Long.MAX_VALUE);
    now = NOON.minus(Duration.ofDays(1));
    nanos += Duration.ofMinutes(10).toNanos() - 1;
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
    nanos++;
    assertThat(gate.isOpen(ALMOST_EMPTY)).isFalse();
    nanos -= 100;
    assertThat(gate.isOpen(ALMOST_EMPTY)).as("for good").isFalse();
  }

  @Test
  void longestTimesAreNoTrouble() {
    Gate gate = gate(window(22, 4));
    gate.openFor(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(gate.isOpen(ALMOST_EMPTY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void shareIsAboveNothingAndAtMostAll(double share) {
    assertThatThrownBy(() -> schedule(Optional.of(share)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("openAbove " + share + ": must be above 0 and at most 1");
  }

  @Test
  void timeToOpenForIsMoreThanNothing() {
    assertThatThrownBy(() -> gate().openFor(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("openFor PT0S: must be more than 0");
  }
}
