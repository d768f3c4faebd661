package io.sealpost.settings;

import io.sealpost.message.Severity;
import io.sealpost.schedule.DequeueWindow;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of the appender element, and its windows, for when messages are sent and how fast.
 */
final class ScheduleSettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final String NONE = "none";
  private static final ValueSyntax<Double> SHARE = Quantity.share();
  private static final ValueSyntax<Integer> COUNT = ValueSyntax.number(1, Integer.MAX_VALUE);
  private static final ValueSyntax<Long> SIZE = Quantity.size(1, 1L << 40);
  private static final String RATE_ALLOWED =
      "must be 200/s, 256 KB/s, both separated by a comma, or none";
  private static final Pattern RATE = Pattern.compile("(\\S.*?)\\s*/\\s*s");

  private static final Setting<Optional<Double>> OPEN_ABOVE =
      NAMES.setting("openAbove", ScheduleSettings::openAbove, "80 %");

  private static final Setting<MaxRate> MAX_RATE =
      NAMES.setting("maxRate", ScheduleSettings::maxRate, "none");

  private static final Setting<Optional<Severity>> URGENT =
      NAMES.setting("urgent", ScheduleSettings::urgent, NONE);

  private final Values values;
  private final List<WindowSettings> windows;

  ScheduleSettings(Values values, List<WindowSettings> windows) {
    this.values = values;
    this.windows = windows;
  }

  void check() {
    windows.forEach(WindowSettings::check);
    if (values.has(OPEN_ABOVE) && !hasWindows() && values.sound(OPEN_ABOVE)) {
      values.refuse(OPEN_ABOVE, "makes no sense without a DequeueWindow");
    }
  }

  boolean hasWindows() {
    return !windows.isEmpty();
  }

  /** The schedule of one appender on one host. */
  ScheduleConfig schedule(String host, String appender) {
    List<DequeueWindow> all =
        windows.stream().map(window -> window.window(host, appender)).toList();
    return new ScheduleConfig(
        all, values.get(OPEN_ABOVE), values.get(MAX_RATE), ScheduleConfig.CLOCKS);
  }

  /** The least severity that does not wait for a window. */
  Optional<Severity> urgent() {
    return values.get(URGENT);
  }

  private static Optional<Severity> urgent(String text) {
    try {
      return text.equalsIgnoreCase(NONE)
          ? Optional.empty()
          : Optional.of(SpoolSettings.LEVEL.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " or " + NONE, e);
    }
  }

  private static Optional<Double> openAbove(String text) {
    try {
      return text.equalsIgnoreCase(NONE) ? Optional.empty() : Optional.of(SHARE.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or none", e);
    }
  }

  private static MaxRate maxRate(String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return MaxRate.NONE;
    }
    OptionalLong messages = OptionalLong.empty();
    OptionalLong octets = OptionalLong.empty();
    for (String part : text.split(",", -1)) {
      String amount = amount(part.strip());
      boolean ofMessages = amount.matches("[0-9]+");
      if ((ofMessages ? messages : octets).isPresent()) {
        throw new IllegalArgumentException(RATE_ALLOWED);
      }
      if (ofMessages) {
        messages = OptionalLong.of(parse(COUNT, amount));
      } else {
        octets = OptionalLong.of(parse(SIZE, amount));
      }
    }
    return new MaxRate(messages, octets);
  }

  private static String amount(String part) {
    Matcher rate = RATE.matcher(part);
    if (!rate.matches()) {
      throw new IllegalArgumentException(RATE_ALLOWED);
    }
    return rate.group(1);
  }

  private static long parse(ValueSyntax<? extends Number> syntax, String amount) {
    try {
      return syntax.parse(amount).longValue();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(RATE_ALLOWED, e);
    }
  }
}
