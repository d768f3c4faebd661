package io.sealpost.benchmarks;

import io.sealpost.benchmarks.Comparison.Run;
import io.sealpost.benchmarks.Figures.Column;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The runs of all rounds. A missing set-up, or one without a figure, gives no {@link Spread}. */
record Rounds(List<Run> runs) {
  /** A figure of several rounds. */
  record Spread(double least, double median, double most) {
    static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);

    private static Spread of(double... values) {
      double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
      int n = sorted.length;
      return n == 0
          ? NONE
          : new Spread(sorted[0], (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[n - 1]);
    }

    boolean isNone() {
      return Double.isNaN(median);
    }
  }

  /** The set-ups that ran, in the order of the first round. */
  List<String> setUps() {
    return runs.stream().map(Run::setUp).distinct().toList();
  }

  Spread of(String phase, String setUp, ToDoubleFunction<Figures> figure) {
    return Spread.of(values(phase, setUp, figure));
  }

  /** Of one to the other, within each round. */
  Spread ratio(String phase, Column column, String setUp, String reference) {
    return pairs(phase, column, setUp, reference, (ours, theirs) -> ours / theirs);
  }

  /** How much one exceeds the other, within each round. */
  Spread difference(String phase, Column column, String setUp, String reference) {
    return pairs(phase, column, setUp, reference, (ours, theirs) -> ours - theirs);
  }

  private Spread pairs(
      String phase, Column column, String setUp, String reference, DoubleBinaryOperator compare) {
    double[] ours = values(phase, setUp, column::of);
    double[] theirs = values(phase, reference, column::of);
    return Spread.of(
        IntStream.range(0, Math.min(ours.length, theirs.length))
            .mapToDouble(i -> compare.applyAsDouble(ours[i], theirs[i]))
            .toArray());
  }

  private double[] values(String phase, String setUp, ToDoubleFunction<Figures> figure) {
    return runs.stream()
        .filter(run -> run.setUp().equals(setUp))
        .map(run -> run.phases().get(phase))
        .mapToDouble(figure)
        .toArray();
  }
}
