package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.message.Severity;
import io.sealpost.schedule.DequeueWindow;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.schedule.Stagger;
import io.sealpost.settings.values.SettingsException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressForbidden("the zone that windows have by default")
final class ScheduleSettingsTest {
  private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

  @TempDir private Path directory;

  @Test
  void withoutWindowsItIsDeliveredAtAnyTime() throws SettingsException {
    assertThat(appender().read().pipeline().schedule().windows()).isEmpty();
  }

  @Test
  void whatIsNotWrittenIsAsDocumented() throws SettingsException {
    ScheduleConfig schedule = schedule(spooled().with(window("22:00", "04:00")));

    assertThat(schedule.windows())
        .containsExactly(
            new DequeueWindow(
                LocalTime.of(22, 0),
                LocalTime.of(4, 0),
                ALL,
                ZoneId.systemDefault(),
                Duration.ZERO));
    assertThat(schedule.openAbove()).contains(0.8);
  }

  @Test
  void everythingWrittenArrivesAndTheDelayIsThatOfHostAndAppender() throws SettingsException {
    ScheduleConfig schedule =
        schedule(
            spooled()
                .with("hostname", "web1")
                .with("openAbove", "60 %")
                .with(
                    window("9:30", "24:00")
                        .with("days", "FRI-Mon, wednesday")
                        .with("zone", "Europe/Helsinki")
                        .with("stagger", "45 min"))
                .with(window("00:00", "00:00")));

    Duration delay = new Stagger(Duration.ofMinutes(45)).delay("web1", "AUDIT");
    assertThat(delay).isPositive();
    assertThat(schedule.windows())
        .containsExactly(
            new DequeueWindow(
                LocalTime.of(9, 30),
                LocalTime.MIDNIGHT,
                EnumSet.of(FRIDAY, SATURDAY, SUNDAY, MONDAY, WEDNESDAY),
                ZoneId.of("Europe/Helsinki"),
                delay),
            new DequeueWindow(
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                ALL,
                ZoneId.systemDefault(),
                Duration.ZERO));
    assertThat(schedule.openAbove()).contains(0.6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00", "22", "22:60", "2200", "22:00:00", "-1:00", "10 pm", ""})
  void beginThatIsNoTimeOfDayIsRefused(String begin) {
    assertThat(spooled().with(window(begin, "04:00")).faults())
        .containsExactly(
            "DequeueWindow.begin"
                + (begin.isEmpty() ? "" : "=\"" + begin + "\"")
                + ": must be a time of day such as 22:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MO", "MON-TUE-WED", "MON,,TUE", "-FRI", "weekdays", ""})
  void daysThatAreNoneAreRefused(String days) {
    assertThat(spooled().with(window("22:00", "04:00").with("days", days)).faults())
        .singleElement()
        .asString()
        .endsWith(": must be days such as MON-FRI,SUN");
  }

  @Test
  void zoneThatNobodyKnowsIsRefused() {
    assertThat(spooled().with(window("22:00", "04:00").with("zone", "Europe/Atlantis")).faults())
        .containsExactly(
            "DequeueWindow.zone=\"Europe/Atlantis\": must be a time zone such as"
                + " Europe/Helsinki");
  }

  @ParameterizedTest
  @CsvSource({"22:00, 22:30, 30 min", "23:30, 00:30, 1 h", "00:00, 00:00, 1 d"})
  void staggerMayBeAsLongAsTheWindow(String begin, String end, String stagger)
      throws SettingsException {
    assertThat(schedule(spooled().with(window(begin, end).with("stagger", stagger))).windows())
        .hasSize(1);
  }

  @Test
  void staggerLongerThanTheWindowIsRefused() {
    assertThat(spooled().with(window("23:30", "00:30").with("stagger", "61 min")).faults())
        .containsExactly(
            "DequeueWindow.stagger=\"61 min\": must not be longer than the window, here 60 min");
  }

  @Test
  void faultsOfSeveralWindowsAreToldApart() {
    assertThat(
            spooled()
                .with(element("DequeueWindow").with("begin", "22:00"))
                .with(window("25:00", "04:00").with("zoen", "UTC"))
                .faults())
        .containsExactlyInAnyOrder(
            "DequeueWindow[1].end: is required, such as 06:00",
            "DequeueWindow[2].begin=\"25:00\": must be a time of day such as 22:00",
            "DequeueWindow[2].zoen=\"UTC\": no such setting; did you mean zone?");
  }

  @Test
  void windowsNeedADirectory() {
    assertThat(appender().with(window("22:00", "04:00")).faults())
        .containsExactly(
            "Spool.directory: is required with a DequeueWindow: what waits must outlive the process");
  }

  @Test
  void openAboveCanBeSwitchedOff() throws SettingsException {
    SectionBuilder never = spooled().with("openAbove", "none").with(window("22:00", "04:00"));
    assertThat(schedule(never).openAbove()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("noShares")
  void openAboveThatIsNoShareIsRefused(String share) {
    assertThat(spooled().with("openAbove", share).with(window("22:00", "04:00")).faults())
        .containsExactly(
            "openAbove=\"" + share + "\": must be a share such as 80 %, at most 100 %, or none");
  }

  private static List<String> noShares() {
    return List.of("0 %", "101 %", "0.8", "1 GB");
  }

  @Test
  void openAboveWithoutAWindowIsRefused() {
    assertThat(spooled().with("openAbove", "80 %").faults())
        .containsExactly("openAbove=\"80 %\": makes no sense without a DequeueWindow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "200/s | 200 | -",
        "256 KB/s | - | 262144",
        "200/s, 1.5 MB / s | 200 | 1572864",
        "64 B/s,1/s | 1 | 64",
        "none | - | -"
      })
  void rateIsOfMessagesOrOctetsOrBoth(String text, Long messages, Long octets)
      throws SettingsException {
    assertThat(schedule(appender().with("maxRate", text)).maxRate())
        .isEqualTo(new MaxRate(optional(messages), optional(octets)));
    assertThat(schedule(appender()).maxRate()).isEqualTo(MaxRate.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"error, ERROR", "FATAL, CRITICAL", "WARN, WARNING", "none, -"})
  void urgentIsALevelOrNone(String text, @Nullable Severity severity) throws SettingsException {
    assertThat(appender().with("urgent", text).read().pipeline().urgent())
        .isEqualTo(Optional.ofNullable(severity));
    assertThat(appender().read().pipeline().urgent()).isEmpty();
  }

  @Test
  void levelThatNobodyKnowsIsRefused() {
    assertThat(appender().with("urgent", "LOUD").faults())
        .containsExactly(
            "urgent=\"LOUD\": must be FATAL or ERROR or WARN or INFO or DEBUG or TRACE or none");
  }

  private static OptionalLong optional(@Nullable Long rate) {
    return rate == null ? OptionalLong.empty() : OptionalLong.of(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"200", "256 KB", "0/s", "0 KB/s", "-1/s", "200/min", "1/s,2/s", "1/s,", "/s", ""})
  void rateThatIsNoneIsRefused(String text) {
    assertThat(appender().with("maxRate", text).faults())
        .singleElement()
        .asString()
        .startsWith("maxRate")
        .endsWith(": must be 200/s, 256 KB/s, both separated by a comma, or none");
  }

  private static ScheduleConfig schedule(SectionBuilder appender) throws SettingsException {
    return appender.read().pipeline().schedule();
  }

  private static SectionBuilder window(String begin, String end) {
    return element("DequeueWindow").with("begin", begin).with("end", end);
  }

  private SectionBuilder spooled() {
    return appender().with(element("Spool").with("directory", directory.toString()));
  }
}
