package io.sealpost.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaggerTest {
  private static final Stagger STAGGER = new Stagger(Duration.ofMinutes(45));

  /**
   * By Python: {@code int.from_bytes(sha256(b'host-1.example.net\\0billing').digest()[:8]) % 2700}.
   */
  private static final Duration FIXED = Duration.ofSeconds(1843);

  @Test
  void delayIsTheSameEveryNight() {
    // Fixed here, since a new version of ours must not move a fleet.
    assertThat(STAGGER.delay("host-1.example.net", "billing")).isEqualTo(FIXED);
    assertThat(STAGGER.delay("host-1.example.net", "orders")).isNotEqualTo(FIXED);
    assertThat(STAGGER.delay("host-2.example.net", "billing")).isNotEqualTo(FIXED);
  }

  @Test
  void thousandHostsSpreadEvenly() {
    int[] perFiveMinutes = new int[9];
    IntStream.range(0, 1000)
        .mapToObj(
            i -> STAGGER.delay(String.format(Locale.ROOT, "branch-%04d.example.net", i), "tills"))
        .forEach(delay -> perFiveMinutes[(int) (delay.toSeconds() / 300)]++);

    // Of 111 each; four standard deviations are 40.
    assertThat(IntStream.of(perFiveMinutes)).allMatch(count -> count > 71 && count < 151);
  }

  @Test
  void withoutStaggerNobodyIsLate() {
    assertThat(new Stagger(Duration.ZERO).delay("host", "app")).isZero();
    assertThatThrownBy(() -> new Stagger(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stagger PT-1S: must not be negative");
  }
}
