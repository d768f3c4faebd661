package io.sealpost.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RollbackTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void failureTakesBackTheLastFirst() {
    assertThatThrownBy(() -> doTwo(true)).isInstanceOf(IOException.class);
    assertThat(done).containsExactly("one", "two", "not two", "not one");
  }

  @Test
  void successTakesNothingBack() throws IOException {
    doTwo(false);
    assertThat(done).containsExactly("one", "two");
  }

  private void doTwo(boolean failing) throws IOException {
    try (Rollback rollback = new Rollback()) {
      done.add("one");
      rollback.add(() -> done.add("not one"));
      done.add("two");
      rollback.add(() -> done.add("not two"));
      if (failing) {
        throw new IOException("three");
      }
      rollback.cancel();
    }
  }
}
