package io.sealpost.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The part of certain days in which the backlog may be drained, such as 22:00 to 06:00 in Helsinki.
 *
 * <p>Half-open: the beginning is included, the end is not. An end before the beginning crosses
 * midnight; equal times mean 24 hours. Read on the wall clock of {@code zone}, so it follows summer
 * time: an hour that occurs twice is open twice, one that is skipped opens nothing.
 *
 * @param days on which the window begins; it may end on the day after one of them
 * @param delay how long after {@code begin} delivery begins, shorter than the window
 */
public record DequeueWindow(
    LocalTime begin, LocalTime end, Set<DayOfWeek> days, ZoneId zone, Duration delay) {
  /**
   * Within this time every window opens that ever does, even if its only day is one of a
   * summer-time change.
   */
  private static final Duration LONGEST_LOOK_AHEAD = Duration.ofDays(15);

  private static final int SECONDS_A_MINUTE = 60;

  public DequeueWindow {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days: at least one is needed");
    }
    if (delay.isNegative() || delay.compareTo(length(begin, end)) >= 0) {
      throw new IllegalArgumentException(
          "delay " + delay + ": must be less than the length of the window, " + length(begin, end));
    }
  }

  /** The window's length on a day without a clock change, 24 hours at most. */
  public static Duration length(LocalTime begin, LocalTime end) {
    Duration length = Duration.between(begin, end);
    return length.isNegative() || length.isZero() ? length.plusDays(1) : length;
  }

  // A wait computed in advance is wrong on the night the clocks change, after a clock step and
  // after suspend. Whoever waits for the window asks again every few seconds instead.
  public boolean isOpen(Instant now) {
    LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
    LocalDate today = wall.toLocalDate();
    return isWithin(wall, today) || isWithin(wall, today.minusDays(1));
  }

  private boolean isWithin(LocalDateTime wall, LocalDate first) {
    if (!days.contains(first.getDayOfWeek())) {
      return false;
    }
    LocalDate last = begin.isBefore(end) ? first : first.plusDays(1);
    return !wall.isBefore(first.atTime(begin).plus(delay)) && wall.isBefore(last.atTime(end));
  }

  /**
   * When the window opens next, {@code now} if it is open, to the second. For display only.
   *
   * @return empty if that is not within two weeks
   */
  public Optional<Instant> nextOpening(Instant now) {
    if (isOpen(now)) {
      return Optional.of(now);
    }
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Instant last = now.plus(LONGEST_LOOK_AHEAD);
    while (minute.isBefore(last)) {
      Instant next = minute.plus(1, ChronoUnit.MINUTES);
      if (isOpen(next)) {
        return Optional.of(firstOpen(minute, now));
      }
      minute = next;
    }
    return Optional.empty();
  }

  /** The first second of this minute, or the next minute, at which it is open. */
  private Instant firstOpen(Instant minute, Instant now) {
    for (int second = 1; second < SECONDS_A_MINUTE; second++) {
      Instant time = minute.plusSeconds(second);
      if (time.isAfter(now) && isOpen(time)) {
        return time;
      }
    }
    return minute.plusSeconds(SECONDS_A_MINUTE);
  }
}
