package io.sealpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Endless;
import io.sealpost.testing.Thrower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
final class ValueTextTest {
  private static final int MOST = 500;

  @Test
  void eachLevelIsReadable() {
    List<Object> value = Arrays.asList(Map.of("k", new int[][] {{1, 2}, {}}), null, List.of());
    assertThat(text(value)).isEqualTo("[{k=[[1, 2], []]}, null, []]");
    assertThat(text(new Object[] {Map.of(), "x", 'c'})).isEqualTo("[{}, x, c]");
  }

  @ParameterizedTest
  @EnumSource(Endless.class)
  void whatHasNoEndIsCutWithAMark(Endless endless) {
    assertThat(text(endless.object())).hasSizeLessThanOrEqualTo(MOST).contains("...");
  }

  @ParameterizedTest
  @EnumSource(Endless.class)
  void likewiseWithinAnArray(Endless endless) {
    assertThat(text(new Object[] {"first", endless.object()}))
        .hasSizeLessThanOrEqualTo(MOST)
        .startsWith("[first, ")
        .contains("...");
  }

  @Test
  void whatFitsIsWholeAndWhatIsOneLongerIsNot() {
    String inner = "x".repeat(MOST - 2);
    assertThat(text(List.of(inner))).isEqualTo("[" + inner + "]");
    assertThat(text(List.of(inner + "x"))).hasSize(MOST).endsWith("x...");
  }

  @Test
  void mapThatHoldsItselfAsKeyAndValueEnds() {
    Map<Object, Object> map = new HashMap<>();
    Object[] box = {map};
    map.put("again", box);
    assertThat(text(map)).startsWith("{again=[{again=[").contains("[...]").endsWith("]}");
  }

  @Test
  void collectionWithWordsOfItsOwnIsAskedForThem() {
    List<Object> json =
        new ArrayList<>(List.of(1, 2)) {
          private static final long serialVersionUID = 1;

          @Override
          public String toString() {
            return "[1,2]";
          }
        };
    assertThat(text(json)).isEqualTo("[1,2]");
    assertThat(text(new Object[] {json, new int[] {3}})).isEqualTo("[[1,2], [3]]");
  }

  @Test
  void elementThatThrowsDoesNotHideTheOthers() {
    assertThat(text(List.of("a", Thrower.CHECKED.object(), "b")))
        .isEqualTo("[a, [FAILED toString(): java.lang.Exception], b]");
  }

  @Test
  void collectionThatIsChangedMeanwhileIsAskedOnceMore() {
    boolean[] changed = {false};
    List<String> list =
        new ArrayList<>(List.of("a", "b")) {
          private static final long serialVersionUID = 1;

          @Override
          public Iterator<String> iterator() {
            if (!changed[0]) {
              changed[0] = true;
              throw new ConcurrentModificationException();
            }
            return super.iterator();
          }
        };
    assertThat(text(List.of("x", list))).isEqualTo("[x, [a, b]]");
  }

  @Test
  void stringIsNeverCopiedOrCut() {
    String given = "s".repeat(10 * MOST);
    assertThat(text(given)).isSameAs(given);
  }

  private static String text(Object value) {
    return ValueText.of(value, MOST);
  }
}
