package io.sealpost.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfirmEveryTest {
  private static final ConfirmEvery BOTH = ConfirmEvery.SYNTAX.parse("2 MB, 3 s");

  @Test
  void octetsComeFirstAndTimeSecond() {
    assertThat(BOTH)
        .isEqualTo(new ConfirmEvery(Optional.of(2L << 20), Optional.of(Duration.ofSeconds(3))));
    assertThat(ConfirmEvery.SYNTAX.parse("2097152,3000")).isEqualTo(BOTH);
  }

  @Test
  void eitherMayBeLeftOut() {
    assertThat(BOTH.with(ConfirmEvery.SYNTAX.parse("1 MB")))
        .isEqualTo(ConfirmEvery.SYNTAX.parse("1 MB, 3 s"));
    assertThat(BOTH.with(ConfirmEvery.SYNTAX.parse("10 s")))
        .isEqualTo(ConfirmEvery.SYNTAX.parse("2 MB, 10 s"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "3 s, 2 MB", "2 MB, 3 s, 4", "often"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ConfirmEvery.SYNTAX.parse(text));
  }
}
