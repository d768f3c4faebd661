package io.sealpost.testing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How much is tried where more tries may find more: little in a usual build, which must be short,
 * and all of it with the profile {@code thorough}, by which {@code .ci/run} builds.
 */
public final class Thorough {
  private static final boolean ON = Boolean.getBoolean("thorough");

  private Thorough() {}

  public static boolean isOn() {
    return ON;
  }

  /** So many in a usual build, else all. */
  public static int times(int usual, int all) {
    return ON ? all : usual;
  }

  /** The same, unless {@code -Dproperty=N} says how many. */
  public static int times(String property, int usual, int all) {
    return Integer.getInteger(property, times(usual, all));
  }

  /** From 0 on: the first of them in a usual build, else all. */
  public static LongStream seeds(int usual, int all) {
    return LongStream.range(0, times(usual, all));
  }

  /** From 0 to a limit, exclusive: the first, the last and each n-th in a usual build, else all. */
  public static IntStream each(int n, int limit) {
    return IntStream.range(0, limit).filter(i -> ON || i % n == 0 || i == limit - 1);
  }

  /** The first, the last and each n-th in a usual build, else all. */
  public static <T> List<T> each(int n, List<T> all) {
    return each(n, all.size()).mapToObj(all::get).toList();
  }
}
