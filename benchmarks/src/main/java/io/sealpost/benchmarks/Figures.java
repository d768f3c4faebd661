package io.sealpost.benchmarks;

import java.util.function.ToDoubleFunction;

/**
 * What one set-up did in one phase of one round.
 *
 * @param events that were logged
 * @param received events that the receiver got; equal to {@code events} unless something is wrong,
 *     and 0 where there is no receiver
 * @param p50 of the duration of a call, in ns, as the next four
 * @param deliveredPerSecond until the receiver had all; without one, until the last call returned
 * @param processorNanos of the whole process for each event, JIT compilers included, until then
 * @param octets allocated by the calling thread for each event
 * @param receiverShare the part of one processor that the receiver took meanwhile
 * @param confirmedAfterMillis how long after the receiver had all Sealpost knew it, which includes
 *     the last signature block, and another connection; 0 for others
 */
record Figures(
    long events,
    long received,
    double p50,
    double p99,
    double p999,
    double longest,
    double mean,
    double deliveredPerSecond,
    double processorNanos,
    double octets,
    double receiverShare,
    double confirmedAfterMillis) {

  /** The figures that are compared. */
  @SuppressWarnings("ImmutableEnumChecker") // accessors of a record have no state
  enum Column {
    P50("p50 ns", Figures::p50),
    P99("p99 ns", Figures::p99),
    P999("p99.9 ns", Figures::p999),
    LONGEST("longest ns", Figures::longest),
    MEAN("mean ns", Figures::mean),
    DELIVERED("delivered/s", Figures::deliveredPerSecond),
    PROCESSOR("CPU ns", Figures::processorNanos),
    OCTETS("octets", Figures::octets);

    private final String heading;
    private final ToDoubleFunction<Figures> figure;

    Column(String heading, ToDoubleFunction<Figures> figure) {
      this.heading = heading;
      this.figure = figure;
    }

    String heading() {
      return heading;
    }

    double of(Figures figures) {
      return figure.applyAsDouble(figures);
    }
  }
}
