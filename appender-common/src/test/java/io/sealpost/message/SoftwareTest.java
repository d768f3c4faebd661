package io.sealpost.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SoftwareTest {
  @Test
  void thisLibraryKnowsTheVersionThatWasBuilt() {
    assertThat(Software.sealpost().name()).isEqualTo("Sealpost");
    assertThat(Software.sealpost().version()).matches("\\d+\\.\\d+.*");
  }

  @Test
  void whatRfc5424HasNoRoomForIsRefused() {
    assertThat(new Software("x".repeat(48), "y".repeat(32)).name()).hasSize(48);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Software("x".repeat(49), "1"))
        .withMessageContaining("1 to 48");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Software("x", ""))
        .withMessageContaining("swVersion");
  }
}
