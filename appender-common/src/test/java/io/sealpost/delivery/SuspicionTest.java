package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a courier narrows down with what its connections end. */
final class SuspicionTest {
  private final Suspicion suspicion = new Suspicion();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      suspicion.fruitless();
    }
  }

  @Test
  void twoConnectionsInVainAreNoReason() {
    fail(2);
    assertThat(suspicion.most()).isEqualTo(Suspicion.ALL);
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
    assertThat(suspicion.most()).isEqualTo(Suspicion.ALL);
  }

  @Test
  void aConnectionThatBringsSomethingBetweenOthersEndsTheRow() {
    fail(2);
    suspicion.confirmed();
    fail(2);
    assertThat(suspicion.most()).isEqualTo(Suspicion.ALL);
  }
}
