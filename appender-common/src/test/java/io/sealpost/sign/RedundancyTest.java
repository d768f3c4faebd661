package io.sealpost.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedundancyTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void resendsThatWouldNeverBeDueAreRefused() {
    assertThat(new Redundancy(1, Duration.ZERO, 0, 1, SECOND, 0).sigNumberResends()).isEqualTo(1);
    assertThat(new Redundancy(1, Duration.ZERO, 0, 1, Duration.ZERO, 5).sigResendCount())
        .isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redundancy(1, Duration.ZERO, 0, 1, Duration.ZERO, 0))
        .withMessageContaining("sigNumberResends 1");
  }

  @Test
  void certificateThatIsNeverSentIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redundancy(0, SECOND, 1, 0, SECOND, 1))
        .withMessageContaining("certInitialRepeat 0");
  }

  @Test
  void whatIsNegativeIsRefused() {
    Duration ago = Duration.ofSeconds(-1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Redundancy(1, ago, 0, 0, SECOND, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redundancy(1, SECOND, -1, 0, SECOND, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redundancy(1, SECOND, 0, -1, SECOND, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Redundancy(1, SECOND, 0, 0, ago, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redundancy(1, SECOND, 0, 0, SECOND, -1));
  }
}
