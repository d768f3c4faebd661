package io.sealpost;

/**
 * Thrown through code of the application that goes through what it has: nothing more of it has room
 * in a message.
 */
final class Enough extends RuntimeException {
  private static final long serialVersionUID = 1;

  Enough() {
    super("no more has room", null, false, false); // where from is of no interest
  }
}
