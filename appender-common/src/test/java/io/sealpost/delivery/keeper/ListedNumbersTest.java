package io.sealpost.delivery.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.GroupId;
import org.junit.jupiter.api.Test;

final class ListedNumbersTest {
  private final ListedNumbers numbers = new ListedNumbers();

  private static GroupId group(String rsid, int spri) {
    return new GroupId("host", "app", "1.k3v9x2aq", rsid, "0121", "1", Integer.toString(spri));
  }

  private void add(int spri, long... all) {
    for (long number : all) {
      numbers.add(group("17", spri), number);
    }
  }

  @Test
  void nothingIsNoText() {
    assertThat(numbers.isEmpty()).isTrue();
    assertThat(numbers.texts(100)).isEmpty();
  }

  @Test
  void neighboursAreOneRangeHoweverGroupsAreMixed() {
    add(13, 5);
    add(14, 1, 2);
    add(13, 6, 7);
    add(14, 4);
    numbers.add(group("16", 13), 8);

    assertThat(numbers.texts(100)).containsExactly("17/1/13:5-7 17/1/14:1-2 17/1/14:4 16/1/13:8");
  }

  @Test
  void whatComesInAnotherOrderIsListedAllTheSame() {
    add(13, 9_999_999_999L, 1, 5, 3);

    assertThat(numbers.texts(100))
        .containsExactly("17/1/13:9999999999 17/1/13:1 17/1/13:5 17/1/13:3");
  }

  @Test
  void textIsCutBetweenRanges() {
    add(13, 1, 3, 5);

    assertThat(numbers.texts(19)).containsExactly("17/1/13:1 17/1/13:3", "17/1/13:5");
    assertThat(numbers.texts(18)).containsExactly("17/1/13:1", "17/1/13:3", "17/1/13:5");
    assertThat(numbers.texts(1)).hasSize(3);
  }

  @Test
  void tooManyGapsAreClosed() {
    for (long number = 1; number <= 4_000; number += 2) {
      add(13, number);
    }

    assertThat(String.join(" ", numbers.texts(1_400)).split(" ", -1))
        .hasSize(512)
        .endsWith("17/1/13:1023-3999");
  }
}
