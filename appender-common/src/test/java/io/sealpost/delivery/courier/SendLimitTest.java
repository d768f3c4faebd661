package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a courier narrows down with what its connections end. */
final class SendLimitTest {
  private final SendLimit suspicion = new SendLimit();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      suspicion.fruitless();
    }
  }

  @Test
  void twoConnectionsInVainAreNoReason() {
    fail(2);
    assertThat(suspicion.most()).isEqualTo(SendLimit.ALL);
    assertThat(suspicion.isCertain()).isFalse();
  }

  @Test
  void moreOfThemLeaveLessAndLessUntilOneIsLeft() {
    fail(3);
    assertThat(suspicion.most()).isEqualTo(256);
    fail(1);
    assertThat(suspicion.most()).isEqualTo(32);
    assertThat(suspicion.isCertain()).isFalse();
    fail(2);
    assertThat(suspicion.most()).isOne();
    assertThat(suspicion.isCertain()).isTrue();
  }

  @Test
  void whatGetsThroughIsTrustedStepByStepAgain() {
    fail(6);
    suspicion.confirmed();
    assertThat(suspicion.isCertain()).isFalse();
    assertThat(suspicion.most()).isEqualTo(2);
    for (int i = 0; i < 8; i++) {
      suspicion.confirmed();
    }
    assertThat(suspicion.most()).isEqualTo(SendLimit.ALL);
  }

  @Test
  void aConnectionThatBringsSomethingBetweenOthersEndsTheRow() {
    fail(2);
    suspicion.confirmed();
    fail(2);
    assertThat(suspicion.most()).isEqualTo(SendLimit.ALL);
  }
}
