package io.sealpost.benchmarks;

import io.sealpost.benchmarks.Figures.Column;
import io.sealpost.benchmarks.Rounds.Spread;
import java.util.List;

/**
 * A figure of Sealpost that shall be so high or so low, beside that of another set-up.
 *
 * @param difference whether it is how much one exceeds the other, and not their ratio
 * @param atLeast the least that is wanted
 */
record Aim(
    String text,
    String phase,
    Column column,
    String setUp,
    String reference,
    boolean difference,
    double atLeast,
    double aim) {
  private static final String LOGBACK = "logback-sealpost-tls";
  private static final String LOG4J2 = "log4j2-sealpost-tls";

  static List<Aim> all() {
    return List.of(
        steady("delivered, Logback to LLE", Column.DELIVERED, LOGBACK, SetUp.LLE, 1.0, 2.0),
        steady("caller p50 to LLE's", Column.P50, LOGBACK, SetUp.LLE, 1.3, 0.8),
        steady("caller p99 to LLE's", Column.P99, LOGBACK, SetUp.LLE, 1.5, 1.0),
        steady("CPU per event to LLE's", Column.PROCESSOR, LOGBACK, SetUp.LLE, 1.2, 0.8),
        steady("delivered, Log4j2 to Syslog's", Column.DELIVERED, LOG4J2, SetUp.SYSLOG, 2.5, 4),
        cold("caller p50 to RandomAccessFile's", Column.P50, LOG4J2, "log4j2-file", 0.35, 0.2),
        allocated("octets of our part of a call, Log4j2", LOG4J2, "log4j2-none"),
        allocated("octets of our part of a call, Logback", LOGBACK, "logback-none"),
        cold("CPU per event to LLE's, cold", Column.PROCESSOR, LOGBACK, SetUp.LLE, 1.3, 1.0),
        steady("delivered, RELP to TLS", Column.DELIVERED, "log4j2-sealpost-relp", LOG4J2, 0.95, 1),
        signed("dsa", 0.85),
        signed("ecdsa-p256", 0.95),
        signed("ed25519", 0.95));
  }

  private static Aim steady(
      String text, Column column, String setUp, String reference, double atLeast, double aim) {
    return new Aim(text, "steady", column, setUp, reference, false, atLeast, aim);
  }

  private static Aim cold(
      String text, Column column, String setUp, String reference, double atLeast, double aim) {
    return new Aim(text, "cold", column, setUp, reference, false, atLeast, aim);
  }

  private static Aim allocated(String text, String setUp, String reference) {
    return new Aim(text, "steady", Column.OCTETS, setUp, reference, true, 0, 0);
  }

  private static Aim signed(String scheme, double atLeast) {
    String text = "delivered, signed by " + scheme + " to not signed";
    return steady(text, Column.DELIVERED, LOG4J2 + "-" + scheme, LOG4J2, atLeast, 0.95);
  }

  /** What was measured; none, if one of both did not run. */
  Spread of(Rounds rounds) {
    return difference
        ? rounds.difference(phase, column, setUp, reference)
        : rounds.ratio(phase, column, setUp, reference);
  }
}
