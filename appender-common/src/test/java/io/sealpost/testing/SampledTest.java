package io.sealpost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledTest {
  private static final List<Integer> RUN = new ArrayList<>();

  @Sampled(3)
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void runs(int number) {
    assertThat(RUN).doesNotContain(number);
    RUN.add(number);
  }

  @AfterAll
  static void usualIsEachThird() {
    assertThat(RUN).isEqualTo(Thorough.isOn() ? List.of(1, 2, 3, 4, 5, 6, 7, 8) : List.of(1, 4, 7));
  }
}
