package io.sealpost.verify.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastSeenTest {
  private final LastSeen<String> seen = new LastSeen<>(2);

  @Test
  void whatComesForTheSecondTimeIsKnown() {
    assertThat(seen.again("a")).isFalse();
    assertThat(seen.again("b")).isFalse();
    assertThat(seen.again("a")).isTrue();
  }

  @Test
  void ofMoreThanItHoldsTheOneIsForgottenThatWasSeenLongestAgo() {
    seen.again("a");
    seen.again("b");
    seen.again("a");
    seen.again("c");

    assertThat(seen.again("a")).isTrue();
    assertThat(seen.again("b")).isFalse();
  }
}
