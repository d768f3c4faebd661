package io.sealpost.event;

/**
 * Thrown through code of the application that goes through what it has: nothing more of it has room
 * in a message.
 */
final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1;

  LimitReached() {
    super("no more has room", null, false, false); // where from is of no interest
  }
}
