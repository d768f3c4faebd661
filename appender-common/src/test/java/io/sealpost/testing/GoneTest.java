package io.sealpost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GoneTest {
  private static final class Kept {}

  private static List<Object> keeper = List.of();

  @Test
  void whatNobodyHoldsIsGone() {
    Gone.of("an object", new Kept()).await();
  }

  @Test
  void whatIsHeldIsFoundWithItsHolder() {
    keeper = List.of("other", new Kept());
    try {
      assertThat(Gone.of("an object", keeper.get(1)).holders())
          .contains("class " + GoneTest.class.getName())
          .contains("static keeper -> java.util.ImmutableCollections$List12")
          .endsWith("e1 -> " + Kept.class.getName());
    } finally {
      keeper = List.of();
    }
  }
}
