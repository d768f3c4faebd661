package io.sealpost.settings;

import io.sealpost.schedule.DequeueWindow;
import io.sealpost.schedule.Stagger;
import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <DequeueWindow>}: the part of certain days in which the backlog is delivered. */
final class WindowSettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
  private static final String MIDNIGHT = "24:00";
  private static final String DAYS_ALLOWED = "must be days such as MON-FRI,SUN";

  private static final Setting<LocalTime> BEGIN =
      NAMES.required("begin", WindowSettings::time, "22:00");
  private static final Setting<LocalTime> END =
      NAMES.required("end", text -> time(text.equals(MIDNIGHT) ? "00:00" : text), "06:00");
  private static final Setting<Set<DayOfWeek>> DAYS =
      NAMES.setting("days", WindowSettings::days, "MON-SUN");
  private static final Setting<Optional<ZoneId>> ZONE =
      NAMES.optional("zone", WindowSettings::zone);
  private static final Setting<Duration> STAGGER =
      NAMES.setting("stagger", Quantity.DURATION_OR_ZERO, "0");

  private final Values values;

  WindowSettings(Values values) {
    this.values = values;
  }

  void check() {
    if (!values.sound(BEGIN, END, STAGGER)) {
      return;
    }
    Duration length = DequeueWindow.length(values.get(BEGIN), values.get(END));
    if (values.get(STAGGER).compareTo(length) > 0) {
      values.refuse(
          STAGGER, "must not be longer than the window, here " + length.toMinutes() + " min");
    }
  }

  /** The window of one appender on one host. */
  @SuppressForbidden("without zone, a window is read on the wall clock of the machine")
  DequeueWindow window(String host, String appender) {
    return new DequeueWindow(
        values.get(BEGIN),
        values.get(END),
        values.get(DAYS),
        values.get(ZONE).orElseGet(ZoneId::systemDefault),
        new Stagger(values.get(STAGGER)).delay(host, appender));
  }

  private static LocalTime time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a time of day such as 22:00");
    }
    return LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  private static Set<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      if (ends.length > 2) {
        throw new IllegalArgumentException(DAYS_ALLOWED);
      }
      DayOfWeek last = day(ends[ends.length - 1]);
      DayOfWeek day = day(ends[0]);
      days.add(day);
      while (day != last) { // FRI-MON is a range, too
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  /** The day, from its first three letters or its full name. */
  private static DayOfWeek day(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    return List.of(DayOfWeek.values()).stream()
        .filter(day -> day.name().equals(name) || day.name().substring(0, 3).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(DAYS_ALLOWED));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time zone such as Europe/Helsinki", e);
    }
  }
}
