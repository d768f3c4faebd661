package io.sealpost.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * The minutes of a week in which a window is open, found by walking from its begin to its end and
 * marking each: no arithmetic of times.
 */
final class MinuteModel {
  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  private final boolean[] open = new boolean[WEEK];
  private final DequeueWindow window;

  MinuteModel(DequeueWindow window) {
    this.window = window;
    int end = minute(window.end().getHour(), window.end().getMinute());
    for (DayOfWeek day : window.days()) {
      int minute = minute(window.begin().getHour(), window.begin().getMinute());
      int late = (int) window.delay().toMinutes();
      int at = (day.getValue() - 1) * DAY + minute;
      do {
        if (late > 0) {
          late--;
        } else {
          open[at % WEEK] = true;
        }
        at++;
        minute = (minute + 1) % DAY;
      } while (minute != end);
    }
  }

  private static int minute(int hour, int minute) {
    return 60 * hour + minute;
  }

  boolean isOpen(Instant now) {
    ZonedDateTime wall = now.atZone(window.zone());
    int day = wall.getDayOfWeek().getValue() - 1;
    return open[day * DAY + minute(wall.getHour(), wall.getMinute())];
  }
}
