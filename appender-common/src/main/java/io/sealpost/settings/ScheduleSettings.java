package io.sealpost.settings;

import io.sealpost.schedule.Clocks;
import io.sealpost.schedule.DequeueWindow;
import io.sealpost.schedule.ScheduleConfig;
import java.util.List;
import java.util.Optional;

/** Those settings of the appender element, and its windows, that say when messages go. */
final class ScheduleSettings {
  static final Vocabulary NAMES = new Vocabulary().later("urgent", "maxRate");

  private static final Syntax<Double> SHARE = Quantity.share();

  private static final Setting<Optional<Double>> OPEN_ABOVE =
      NAMES.setting("openAbove", ScheduleSettings::openAbove, "80 %");

  private final Values values;
  private final List<WindowElement> windows;

  ScheduleSettings(Values values, List<WindowElement> windows) {
    this.values = values;
    this.windows = windows;
  }

  void check() {
    windows.forEach(WindowElement::check);
    if (values.has(OPEN_ABOVE) && !hasWindows() && values.sound(OPEN_ABOVE)) {
      values.refuse(OPEN_ABOVE, "makes no sense without a DequeueWindow");
    }
  }

  boolean hasWindows() {
    return !windows.isEmpty();
  }

  /** As it is for one appender of one host. */
  ScheduleConfig schedule(String host, String appender) {
    List<DequeueWindow> all =
        windows.stream().map(window -> window.window(host, appender)).toList();
    return new ScheduleConfig(all, values.get(OPEN_ABOVE), Clocks.ofThisProcess());
  }

  private static Optional<Double> openAbove(String text) {
    try {
      return text.equalsIgnoreCase("none") ? Optional.empty() : Optional.of(SHARE.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or none", e);
    }
  }
}
