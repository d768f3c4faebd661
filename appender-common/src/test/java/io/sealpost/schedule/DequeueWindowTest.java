package io.sealpost.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.testing.Thorough;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DequeueWindowTest {
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  private static DequeueWindow window(String begin, String end) {
    return new DequeueWindow(
        LocalTime.parse(begin), LocalTime.parse(end), EVERY_DAY, HELSINKI, Duration.ZERO);
  }

  private static DequeueWindow on(DayOfWeek day, String begin, String end) {
    return new DequeueWindow(
        LocalTime.parse(begin), LocalTime.parse(end), Set.of(day), HELSINKI, Duration.ZERO);
  }

  private static Instant helsinki(String wall) {
    return LocalDateTime.parse(wall).atZone(HELSINKI).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "22:00, 04:00, 21:59:59.999999999, false",
    "22:00, 04:00, 22:00:00,           true",
    "22:00, 04:00, 23:59:59.999999999, true",
    "22:00, 04:00, 00:00:00,           true",
    "22:00, 04:00, 03:59:59.999999999, true",
    "22:00, 04:00, 04:00:00,           false",
    "09:30, 17:45, 09:29:59,           false",
    "09:30, 17:45, 09:30:00,           true",
    "09:30, 17:45, 17:44:59,           true",
    "09:30, 17:45, 17:45:00,           false",
    "00:00, 00:00, 00:00:00,           true",
    "13:00, 13:00, 12:59:59,           true",
    "13:00, 13:00, 13:00:00,           true"
  })
  void beginIsInsideAndEndIsNot(String begin, String end, String time, boolean open) {
    assertThat(window(begin, end).isOpen(helsinki("2026-01-14T" + time))).isEqualTo(open);
  }

  @Test
  void dayIsTheOneOnWhichTheWindowBegins() {
    DequeueWindow friday = on(DayOfWeek.FRIDAY, "22:00", "04:00");

    assertThat(friday.isOpen(helsinki("2026-01-16T23:00"))).as("Friday").isTrue();
    assertThat(friday.isOpen(helsinki("2026-01-17T03:00"))).as("Saturday").isTrue();
    assertThat(friday.isOpen(helsinki("2026-01-16T03:00"))).as("Thursday's night").isFalse();
    assertThat(friday.isOpen(helsinki("2026-01-17T23:00"))).as("Saturday evening").isFalse();
  }

  @Test
  void delayMovesTheBeginAndNotTheEndAlsoOverMidnight() {
    DequeueWindow late =
        new DequeueWindow(
            LocalTime.of(23, 30),
            LocalTime.of(4, 0),
            Set.of(DayOfWeek.FRIDAY),
            HELSINKI,
            Duration.ofMinutes(45));

    assertThat(late.isOpen(helsinki("2026-01-16T23:45"))).isFalse();
    assertThat(late.isOpen(helsinki("2026-01-17T00:14:59"))).isFalse();
    assertThat(late.isOpen(helsinki("2026-01-17T00:15"))).isTrue();
    assertThat(late.isOpen(helsinki("2026-01-17T04:00"))).isFalse();
  }

  @Test
  void hourThatIsLeftOutOpensNothingAndTheOneThatComesTwiceIsOpenTwice() {
    DequeueWindow window = window("03:00", "04:00");

    // 29 March 2026: from 02:59:59 to 04:00:00.
    Instant gap = Instant.parse("2026-03-29T01:00:00Z");
    assertThat(window.isOpen(gap.minusSeconds(1))).isFalse();
    assertThat(window.isOpen(gap)).isFalse();
    // 25 October 2026: from 03:59:59 back to 03:00:00, then to 04:00:00.
    Instant first = Instant.parse("2026-10-25T00:00:00Z");
    assertThat(window.isOpen(first.minusSeconds(1))).isFalse();
    assertThat(window.isOpen(first)).isTrue();
    assertThat(window.isOpen(first.plusSeconds(7199))).isTrue();
    assertThat(window.isOpen(first.plusSeconds(7200))).isFalse();
  }

  @Test
  void windowOverTheChangeIsShorterOrLonger() {
    DequeueWindow window = window("22:00", "04:00");

    assertThat(openMinutes(window, helsinki("2026-03-28T12:00"))).isEqualTo(5 * 60);
    assertThat(openMinutes(window, helsinki("2026-03-27T12:00"))).isEqualTo(6 * 60);
    assertThat(openMinutes(window, helsinki("2026-10-24T12:00"))).isEqualTo(7 * 60);
  }

  /** In the 24 hours from then on. */
  private static long openMinutes(DequeueWindow window, Instant from) {
    return java.util.stream.IntStream.range(0, 24 * 60)
        .filter(minute -> window.isOpen(from.plusSeconds(60L * minute)))
        .count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"})
  void everyMinuteOfThreeYearsIsAsInThePlainModel(String zone) {
    Random random = new Random(zone.hashCode());
    for (int i = 0; i < Thorough.times(1, 3); i++) {
      DequeueWindow window = anyWindow(random, ZoneId.of(zone));
      MinuteModel model = new MinuteModel(window);
      Instant end = Instant.parse("2029-01-01T00:00:00Z");
      for (Instant now = Instant.parse("2026-01-01T00:00:00Z");
          now.isBefore(end);
          now = now.plusSeconds(60)) {
        if (window.isOpen(now) != model.isOpen(now)) {
          assertThat(window.isOpen(now)).as("%s at %s", window, now).isEqualTo(model.isOpen(now));
        }
      }
    }
  }

  private static DequeueWindow anyWindow(Random random, ZoneId zone) {
    LocalTime begin = LocalTime.of(random.nextInt(24), random.nextInt(60));
    LocalTime end =
        random.nextInt(4) == 0 ? begin : LocalTime.of(random.nextInt(24), random.nextInt(60));
    Set<DayOfWeek> days =
        random
            .ints(1 + random.nextInt(7), 1, 8)
            .mapToObj(DayOfWeek::of)
            .collect(Collectors.toSet());
    long length = DequeueWindow.length(begin, end).toMinutes();
    Duration delay =
        random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(random.nextLong(length));
    return new DequeueWindow(begin, end, days, zone, delay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"})
  void nextOpeningIsTheFirstOpenMinuteOfThePlainModel(String zone) {
    Random random = new Random(zone.hashCode());
    for (int i = 0; i < 200; i++) {
      DequeueWindow window = anyWindow(random, ZoneId.of(zone));
      MinuteModel model = new MinuteModel(window);
      Instant now =
          Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * random.nextInt(1_500_000));
      Instant first = now;
      while (!model.isOpen(first)) {
        first = first.plusSeconds(60);
      }

      assertThat(window.nextOpening(now)).as("%s from %s", window, now).contains(first);
    }
  }

  @Test
  void nextOpeningIsKnownToTheSecond() {
    DequeueWindow window =
        new DequeueWindow(
            LocalTime.of(22, 0), LocalTime.of(4, 0), EVERY_DAY, HELSINKI, Duration.ofSeconds(95));

    assertThat(window.nextOpening(helsinki("2026-01-14T12:34:56.7")))
        .contains(helsinki("2026-01-14T22:01:35"));
    assertThat(window.nextOpening(helsinki("2026-01-14T22:01:34")))
        .contains(helsinki("2026-01-14T22:01:35"));
    Instant open = helsinki("2026-01-14T23:00:00.5");
    assertThat(window.nextOpening(open)).contains(open);
  }

  @Test
  void windowThatFallsIntoTheGapOpensAWeekLater() {
    DequeueWindow sunday = on(DayOfWeek.SUNDAY, "03:10", "03:50");

    assertThat(sunday.nextOpening(helsinki("2026-03-28T12:00")))
        .isEqualTo(Optional.of(helsinki("2026-04-05T03:10")));
  }

  @Test
  void windowWithoutDayOrWithTooLongADelayIsRefused() {
    assertThatThrownBy(
            () ->
                new DequeueWindow(
                    LocalTime.NOON, LocalTime.NOON, Set.of(), ZoneOffset.UTC, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days: at least one is needed");
    assertThatThrownBy(
            () ->
                new DequeueWindow(
                    LocalTime.of(22, 0),
                    LocalTime.of(23, 0),
                    EVERY_DAY,
                    ZoneOffset.UTC,
                    Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("delay PT1H: must be less than the length of the window, PT1H");
  }
}
