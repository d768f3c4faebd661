package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a courier narrows down with what its connections end. */
final class SendLimitTest {
  private final SendLimit sendLimit = new SendLimit();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      sendLimit.fruitless();
    }
  }

  @Test
  void twoConnectionsInVainAreNoReason() {
    fail(2);
    assertThat(sendLimit.most()).isEqualTo(SendLimit.ALL);
    assertThat(sendLimit.isCertain()).isFalse();
  }

  @Test
  void moreOfThemLeaveLessAndLessUntilOneIsLeft() {
    fail(3);
    assertThat(sendLimit.most()).isEqualTo(256);
    fail(1);
    assertThat(sendLimit.most()).isEqualTo(32);
    assertThat(sendLimit.isCertain()).isFalse();
    fail(2);
    assertThat(sendLimit.most()).isOne();
    assertThat(sendLimit.isCertain()).isTrue();
  }

  @Test
  void whatGetsThroughIsTrustedStepByStepAgain() {
    fail(6);
    sendLimit.confirmed();
    assertThat(sendLimit.isCertain()).isFalse();
    assertThat(sendLimit.most()).isEqualTo(2);
    for (int i = 0; i < 8; i++) {
      sendLimit.confirmed();
    }
    assertThat(sendLimit.most()).isEqualTo(SendLimit.ALL);
  }

  @Test
  void aConnectionThatBringsSomethingBetweenOthersEndsTheRow() {
    fail(2);
    sendLimit.confirmed();
    fail(2);
    assertThat(sendLimit.most()).isEqualTo(SendLimit.ALL);
  }
}
