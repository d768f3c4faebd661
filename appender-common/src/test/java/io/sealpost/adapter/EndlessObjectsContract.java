package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.EndlessThrown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of the application of which there is no end, or too much for a message. */
public abstract class EndlessObjectsContract<R extends RunningFramework>
    extends AdapterContract<R> {
  protected static final int MOST = 8_000;

  /** Of which each takes some characters of sixteen times that. */
  protected static final int MOST_PAIRS = 16 * MOST / 4;

  protected EndlessObjectsContract(Framework<R> framework) {
    super(framework);
  }

  /** Each of those that the framework hands on, which {@code handedOn()} of the test says. */
  @ParameterizedTest
  @MethodSource("handedOn")
  final void throwableIsCutWithAMark(EndlessThrown endless) throws Exception {
    Throwable thrown = endless.thrown();
    try (R framework = from("throwing.xml")) {
      framework.info("message", thrown);
      framework.info("the next one");
    }
    assertThat(archive.texts()).hasSize(2);
    assertThat(archive.texts().get(0))
        .hasSizeLessThanOrEqualTo(MOST)
        .contains(" message#012" + thrown.getClass().getName())
        .containsAnyOf("[sealpost@32473 truncated=", "CIRCULAR REFERENCE");
  }
}
