package io.sealpost.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many events there are in each part of a run.
 *
 * @param beforeCold before the cold phase
 * @param cold in it
 * @param beforeSteady before the steady phase, those of the cold phase and before it included
 * @param steady in it
 */
record Sizes(long beforeCold, long cold, long beforeSteady, long steady) {
  static final Sizes USUAL = new Sizes(100_000, 1_000_000, 2_000_000, 4_000_000);

  Sizes {
    if (beforeCold < 0 || cold < 1 || beforeSteady < beforeCold + cold || steady < 1) {
      throw new IllegalArgumentException(
          "sizes must be such as " + USUAL + ", the third no less than the first two");
    }
  }

  /** The opposite of {@link #toString}. */
  static Sizes parse(String text) {
    long[] sizes = Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
    if (sizes.length != 4) {
      throw new IllegalArgumentException("four sizes are needed, such as " + USUAL);
    }
    return new Sizes(sizes[0], sizes[1], sizes[2], sizes[3]);
  }

  @Override
  public String toString() {
    return Stream.of(beforeCold, cold, beforeSteady, steady)
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }
}
