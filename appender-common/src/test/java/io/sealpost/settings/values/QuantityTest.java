package io.sealpost.settings.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-locale")
final class QuantityTest {
  private static final ValueSyntax<Long> SIZE = Quantity.size(1, 1L << 40);

  @ParameterizedTest
  @CsvSource({
    "500 ms, 500",
    "500, 500",
    "30s, 30000",
    "1.5 s, 1500",
    "5 min, 300000",
    "2 H, 7200000",
    "1 d, 86400000"
  })
  void durationHasAUnitOrIsMilliseconds(String text, long millis) {
    assertThat(Quantity.DURATION.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s", "-1 s", "5 m", "5 minutes", "1e3", "25 h", "0", "0.1 ms", "1 s s"})
  void anyOtherDurationIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantity.DURATION.parse(text))
        .withMessageStartingWith("must be a duration such as 500 ms");
  }

  @Test
  void zeroIsADurationOnlyWhereItMakesSense() {
    assertThat(Quantity.DURATION_OR_ZERO.parse("0")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "256 KB, 262144",
    "16 MB, 16777216",
    "1.5gb, 1610612736",
    "1 TB, 1099511627776"
  })
  void sizeIsInBinaryMultiples(String text, long octets) {
    assertThat(SIZE.parse(text)).isEqualTo(octets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "2 TB", "16 MiB", "16 M", "MB", "99999999999999999999"})
  void anyOtherSizeIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SIZE.parse(text))
        .withMessage("must be a size such as 256 KB, 16 MB or 1 GB, from 1 to 1 TB");
  }

  @ParameterizedTest
  @CsvSource({"80 %, 0.8", "100%, 1.0", "0.5 %, 0.005"})
  void shareIsInPercent(String text, double share) {
    assertThat(Quantity.share().parse(text)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "0 %", "101 %", "0.8", "%"})
  void anyOtherShareIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantity.share().parse(text));
  }
}
