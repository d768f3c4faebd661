package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastUsedTest {
  private final LastUsed<String, Integer> entries = new LastUsed<>(2);

  @Test
  void entryThatWasPutIsFound() {
    assertThat(entries.put("a", 1)).isEmpty();

    assertThat(entries.find("a")).contains(1);
    assertThat(entries.find("b")).isEmpty();
  }

  @Test
  void entryThatIsPutAgainIsReplaced() {
    entries.put("a", 1);

    assertThat(entries.put("a", 2)).contains(1);
    assertThat(entries.find("a")).contains(2);
    assertThat(entries.all()).hasSize(1);
  }

  @Test
  void ofMoreThanItHoldsTheOneGoesThatWasUsedLongestAgo() {
    entries.put("a", 1);
    entries.put("b", 2);
    entries.find("a");
    entries.put("c", 3);

    assertThat(entries.find("b")).isEmpty();
    assertThat(entries.all().keySet()).containsExactly("a", "c");

    entries.put("a", 4);
    entries.put("d", 5);

    assertThat(entries.all().keySet()).containsExactly("a", "d");
  }

  @Test
  void whatWasForgottenIsNewAgain() {
    entries.put("a", 1);
    entries.put("b", 2);
    entries.put("c", 3);

    assertThat(entries.put("a", 1)).isEmpty();
  }
}
