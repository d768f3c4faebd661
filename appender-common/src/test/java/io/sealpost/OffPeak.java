package io.sealpost;

import io.sealpost.schedule.DequeueWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;

/** A window from 22 to 4, and times outside and in it. */
public final class OffPeak {
  public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  public static final Instant NIGHT = Instant.parse("2026-11-25T23:00:00Z");
  public static final DequeueWindow WINDOW =
      new DequeueWindow(
          LocalTime.of(22, 0),
          LocalTime.of(4, 0),
          EnumSet.allOf(DayOfWeek.class),
          ZoneOffset.UTC,
          Duration.ZERO);

  private OffPeak() {}
}
