package io.sealpost.delivery.courier;

/**
 * How many entries to have confirmed at a time, after established connections that got nothing
 * through: fewer and fewer, until it is clear which entry ends them. Confined to the courier
 * thread.
 */
final class SendLimit {
  /** No limit beyond the usual ones. */
  static final int ALL = Integer.MAX_VALUE;

  // A server that dies and comes back is no reason yet.
  private static final int FRUITLESS = 3;
  private static final int FIRST = 256;
  private static final int STEP = 8;

  private int fruitless;
  private int most = ALL;

  /** How many entries may be sent before they are confirmed. */
  int most() {
    return most;
  }

  /** Something was confirmed. */
  void confirmed() {
    fruitless = 0;
    most = most >= FIRST ? ALL : most * 2;
  }

  /** An established connection has ended with nothing confirmed. */
  void fruitless() {
    fruitless++;
    if (fruitless >= FRUITLESS) {
      most = most == ALL ? FIRST : Math.max(1, most / STEP);
    }
  }

  /** Whether connections end because of the very next entry, or else the server itself. */
  boolean isCertain() {
    return most == 1 && fruitless > FRUITLESS;
  }

  /** Starts over. */
  void forget() {
    fruitless = 0;
    most = ALL;
  }
}
