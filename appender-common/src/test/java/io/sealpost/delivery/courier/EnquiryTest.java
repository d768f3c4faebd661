package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.transport.Connection;
import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.Target;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a collector is asked, and what follows from its silence. */
class EnquiryTest {
  private boolean mayBeAsked = true;
  private final Enquiry enquiry = new Enquiry(connection(), true);

  @Test
  void firstQuestionComesAtOnceAndTheNextNotBeforeItsAnswer() {
    assertThat(enquiry.isDue(0, 0)).as("nothing was sent").isFalse();
    assertThat(enquiry.isDue(1, System.nanoTime())).isTrue();
    enquiry.begin(100, 3, 70_000);
    assertThat(enquiry.awaitsFirst()).isTrue();
    assertThat(enquiry.isDue(70_001, 0)).isFalse();
    assertThat(enquiry.takeAnswer(99)).isFalse();
    assertThat(enquiry.isAnswered()).isFalse();
    assertThat(enquiry.takeAnswer(100)).isTrue();
    assertThat(enquiry.takeAnswer(100)).as("only once").isFalse();
    assertThat(enquiry.isAnswered()).isTrue();
    assertThat(enquiry.awaitsFirst()).isFalse();
  }

  @Test
  void laterQuestionsTakeOnePercent() {
    enquiry.begin(100, 3, 70_000);
    enquiry.takeAnswer(100);
    long now = System.nanoTime();
    assertThat(enquiry.isDue(1 << 20, now)).as("too soon").isFalse();
    assertThat(enquiry.isDue(1 << 20, now - TimeUnit.SECONDS.toNanos(1))).isTrue();
    assertThat(enquiry.isDue(1_000, now - TimeUnit.SECONDS.toNanos(1))).as("too little").isFalse();
    assertThat(enquiry.isDue(1_000, now - TimeUnit.SECONDS.toNanos(11))).isTrue();
  }

  @Test
  void connectionThatBreaksWhileItOwesAnAnswerWasAskedInVain() {
    assertThat(enquiry.isFruitless(true)).as("not asked").isFalse();
    enquiry.begin(100, 3, 70_000);
    assertThat(enquiry.isFruitless(false)).as("it had no time to answer").isFalse();
    assertThat(enquiry.isFruitless(true)).isTrue();
    enquiry.takeAnswer(100);
    assertThat(enquiry.isFruitless(true)).isFalse();
  }

  @Test
  void noneIsAskedThatCannotOrMayNotBe() {
    assertThat(new Enquiry(connection(), false).isDue(1, 0)).isFalse();
    mayBeAsked = false;
    assertThat(enquiry.isDue(1, 0)).isFalse();
  }

  private Connection connection() {
    return new Connection() {
      @Override
      public boolean mayBeAsked() {
        return mayBeAsked;
      }

      @Override
      public int send(byte[] octets, int offset, int length, long label) {
        return length;
      }

      @Override
      public int flush() {
        return 0;
      }

      @Override
      public void check() {}

      @Override
      public void checkpoint() {}

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public boolean confirmsByItself() {
        return false;
      }

      @Override
      public ConnectionFacts facts() {
        return new ConnectionFacts(
            Target.parse("tls://localhost:6514"), "127.0.0.1", Optional.empty());
      }

      @Override
      public void close() {}
    };
  }
}
