package io.sealpost.benchmarks;

/** What the applications of the benchmarks log. */
final class Payments {
  private Payments() {}

  /** The text of one event, of some 70 octets. */
  static String text(long number) {
    return "payment " + number + " was accepted by the clearing house after the second check";
  }
}
