package io.sealpost.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import org.junit.jupiter.api.Test;

final class CurrentListenerTest {
  private final RecordingListener first = new RecordingListener();
  private final RecordingListener next = new RecordingListener();
  private final CurrentListener current = new CurrentListener(first);

  @Test
  void reportsGoToTheListenerOfTheMoment() {
    current.info("one");
    current.warning("two");
    assertThat(current.exchange(next)).isSameAs(first);
    current.info("three");
    current.warning("four");

    assertThat(first.infos()).containsExactly("one");
    assertThat(first.warnings()).containsExactly("two");
    assertThat(next.infos()).containsExactly("three");
    assertThat(next.warnings()).containsExactly("four");
  }
}
