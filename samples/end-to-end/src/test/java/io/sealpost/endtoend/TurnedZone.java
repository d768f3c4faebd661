package io.sealpost.endtoend;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A time zone in which it is now a certain time of day: what turns a clock for programs that take
 * the time from the system.
 */
record TurnedZone(ZoneOffset offset) {
  private static final int DAY = 24 * 60 * 60;
  private static final int HALF = DAY / 2;

  static TurnedZone at(LocalTime now) {
    int ahead = now.toSecondOfDay() - LocalTime.now(ZoneOffset.UTC).toSecondOfDay();
    return new TurnedZone(ZoneOffset.ofTotalSeconds(Math.floorMod(ahead + HALF, DAY) - HALF));
  }

  /** As in TZ, where what is east of Greenwich is negative. */
  String posix() {
    int west = -offset.getTotalSeconds();
    int size = Math.abs(west);
    return String.format(
        Locale.ROOT,
        "HERE%s%d:%02d:%02d",
        west < 0 ? "-" : "",
        size / 3600,
        size / 60 % 60,
        size % 60);
  }
}
