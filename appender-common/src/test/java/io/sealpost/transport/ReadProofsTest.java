package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which answers prove what: never more than what precedes the request of the same number. */
final class ReadProofsTest {
  private final ReadProofs proofs = new ReadProofs();

  private void ask(long label) {
    proofs.ask(label);
    for (int i = 0; i < ReadProofs.REQUESTS; i++) {
      proofs.requested();
    }
  }

  private OptionalLong answered() {
    return proofs.answered();
  }

  @Test
  void firstAnswerToAQuestionProvesIt() {
    ask(7);
    assertThat(answered()).hasValue(7);
    assertThat(answered()).as("both requests may be answered").isEmpty();
    assertThat(proofs.trusted()).isTrue();
  }

  @Test
  void serverThatAnswersWithTheNextRequestIsOneBehind() {
    // OpenSSL: the second request draws out the first answer.
    ask(1);
    assertThat(answered()).hasValue(1);
    ask(2);
    assertThat(answered()).as("to the second request of the first question").isEmpty();
    assertThat(answered()).hasValue(2);
    ask(3);
    assertThat(answered()).isEmpty();
    assertThat(answered()).hasValue(3);
  }

  @Test
  void serverThatAnswersAtOnceProvesWithTheFirstOfBoth() {
    for (long label = 1; label < 10; label++) {
      ask(label);
      assertThat(answered()).hasValue(label);
      assertThat(answered()).isEmpty();
    }
    assertThat(proofs.trusted()).isTrue();
  }

  @Test
  void lateAnswerToAnEarlierQuestionDoesNotProveALaterOne() {
    ask(1);
    assertThat(answered()).hasValue(1);
    proofs.ask(2);
    assertThat(answered()).as("before the request is sent").isEmpty();
    proofs.requested();
    proofs.requested();
    assertThat(answered()).hasValue(2);
  }

  @Test
  void serverThatAnswersTwoRequestsAtATimeProvesNoMoreThanItsAnswersDo() {
    ask(1);
    assertThat(answered()).hasValue(1);
    ask(2);
    assertThat(answered()).as("the second answer, the third request").isEmpty();
  }

  @Test
  void noAnswerProvesNothing() {
    ask(1);
    ask(2);
    assertThat(proofs.trusted()).isTrue();
  }

  @Test
  void answersThatNobodyAskedForProveNothing() {
    assertThat(answered()).isEmpty();
    assertThat(proofs.trusted()).isFalse();
    ask(1);
    assertThat(answered()).as("from a server that updates keys by itself").isEmpty();
    assertThat(answered()).isEmpty();
  }

  @Test
  void moreAnswersThanRequestsEndTheTrust() {
    ask(1);
    answered();
    answered();
    assertThat(proofs.trusted()).isTrue();
    assertThat(answered()).isEmpty();
    assertThat(proofs.trusted()).isFalse();
    ask(2);
    assertThat(answered()).isEmpty();
  }

  @Test
  void oneThatAnswersBeforeTheRequestIsNotTrusted() {
    ask(1);
    answered();
    answered();
    proofs.ask(2);
    assertThat(answered()).isEmpty();
    proofs.requested();
    proofs.requested();
    assertThat(answered()).isEmpty();
    assertThat(proofs.trusted()).isFalse();
  }
}
