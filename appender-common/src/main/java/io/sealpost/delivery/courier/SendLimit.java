package io.sealpost.delivery.courier;

/**
 * How many entries to have confirmed at a time, after connections that stood and yet brought
 * nothing through: less and less, until it is clear with which one they end. Confined to the
 * courier thread.
 */
final class SendLimit {
  /** No limit but the usual ones. */
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

  /** A connection that stood has ended with nothing confirmed. */
  void fruitless() {
    fruitless++;
    if (fruitless >= FRUITLESS) {
      most = most == ALL ? FIRST : Math.max(1, most / STEP);
    }
  }

  /** Whether it is the very next entry with which connections end, or else the server itself. */
  boolean isCertain() {
    return most == 1 && fruitless > FRUITLESS;
  }

  /** Begins anew. */
  void forget() {
    fruitless = 0;
    most = ALL;
  }
}
