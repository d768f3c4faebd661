package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.schedule.DequeueWindow;
import io.sealpost.settings.values.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand branch offices with one configuration, which differ in their host names alone. */
final class BranchOfficesTest {
  private static final int OFFICES = 1000;
  private static final int STAGGER_MINUTES = 45;
  private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
  private static final LocalTime BEGIN = LocalTime.of(22, 0);

  @TempDir private Path directory;

  @Test
  void theyBeginSpreadOverTheWholeStagger() throws SettingsException {
    LocalDate anyNight = LocalDate.of(2026, 11, 25);
    int[] perFiveMinutes = new int[STAGGER_MINUTES / 5];
    int[] perMinute = new int[STAGGER_MINUTES];
    for (DequeueWindow office : offices()) {
      Duration late = Duration.between(BEGIN, begin(office, anyNight));
      perFiveMinutes[(int) late.toMinutes() / 5]++;
      perMinute[(int) late.toMinutes()]++;
    }
    // 111 and 22 of each: within four standard deviations of a fair draw.
    assertThat(IntStream.of(perFiveMinutes)).allMatch(count -> Math.abs(count - 111) <= 40);
    assertThat(IntStream.of(perMinute)).allMatch(count -> Math.abs(count - 22) <= 19);
  }

  @Test
  void eachBeginsAtTheSameTimeEveryNight() throws SettingsException {
    for (DequeueWindow office : offices()) {
      Set<LocalTime> begins =
          nights().map(night -> begin(office, night)).collect(Collectors.toSet());
      assertThat(begins).hasSize(1);
    }
  }

  private static Stream<LocalDate> nights() {
    LocalDate summerBegins = LocalDate.of(2026, 3, 28); // in the night that begins on that day
    LocalDate summerEnds = LocalDate.of(2026, 10, 24);
    return Stream.of(
        summerBegins,
        summerBegins.plusDays(1),
        summerEnds,
        summerEnds.plusDays(1),
        LocalDate.of(2027, 1, 1));
  }

  private List<DequeueWindow> offices() throws SettingsException {
    Stream.Builder<DequeueWindow> offices = Stream.builder();
    for (int office = 0; office < OFFICES; office++) {
      offices.add(
          appender()
              .with("hostname", String.format(Locale.ROOT, "branch-%04d.example.net", office))
              .with(element("Spool").with("directory", directory.toString()))
              .with(
                  element("DequeueWindow")
                      .with("begin", "22:00")
                      .with("end", "04:00")
                      .with("zone", ZONE.getId())
                      .with("stagger", STAGGER_MINUTES + " min"))
              .read()
              .pipeline()
              .schedule()
              .windows()
              .get(0));
    }
    return offices.build().toList();
  }

  /** To the second, on the clock at the office. */
  private static LocalTime begin(DequeueWindow office, LocalDate night) {
    ZonedDateTime before = night.atTime(BEGIN).minusMinutes(1).atZone(ZONE);
    assertThat(office.isOpen(before.toInstant())).isFalse();
    return office.nextOpening(before.toInstant()).orElseThrow().atZone(ZONE).toLocalTime();
  }
}
