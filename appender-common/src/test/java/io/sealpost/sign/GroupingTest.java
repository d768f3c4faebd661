package io.sealpost.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.Grouping.ByRange;
import io.sealpost.sign.Grouping.ForDestination;
import io.sealpost.sign.Grouping.One;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5848 §4.2.3. */
class GroupingTest {
  @Test
  void groupsAreNumberedAsInTheRfc() {
    assertThat(List.of(new One(), new ByPri(), ByRange.FACILITIES, new ForDestination(9)))
        .extracting(Grouping::sg)
        .containsExactly(0, 1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 134, 191})
  void oneGroupHasTheRecommendedSpriAndOneForADestinationItsOwn(int pri) {
    assertThat(new One().spri(pri)).isEqualTo(110);
    assertThat(new ForDestination(9).spri(pri)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 134, 191})
  void groupOfAPriIsCalledByIt(int pri) {
    assertThat(new ByPri().spri(pri)).isEqualTo(pri);
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "7, 7", "8, 15", "110, 111", "134, 135", "184, 191", "191, 191"})
  void byDefaultARangeIsAFacilityCalledByItsHighestPri(int pri, int spri) {
    assertThat(ByRange.FACILITIES.spri(pri)).isEqualTo(spri);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 99", "99, 99", "100, 191", "191, 191"})
  void topRangeEndsAt191WhetherThatIsSaidOrNot(int pri, int spri) {
    assertThat(new ByRange(List.of(0, 99)).spri(pri)).isEqualTo(spri);
    assertThat(new ByRange(List.of(0, 99))).isEqualTo(new ByRange(List.of(0, 99, 191)));
  }

  @Test
  void withoutDelimitersThereIsOneRange() {
    assertThat(IntStream.rangeClosed(0, 191).map(new ByRange(List.of())::spri).distinct())
        .containsExactly(191);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "192", "7 7", "15 7", "0 191 192"})
  void delimitersThatDoNotAscendFrom0To191AreRefused(String text) {
    List<Integer> delimiters = Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ByRange(delimiters))
        .withMessageContaining(delimiters.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 192})
  void idOfADestinationThatIsNoSpriIsRefused(int id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForDestination(id))
        .withMessageContaining("spri " + id);
  }
}
