package io.sealpost.event;

/**
 * Thrown to stop application code that iterates over its data: no more of it fits into a message.
 */
final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1;

  LimitReached() {
    super("no more fits", null, false, false); // where it was thrown does not matter
  }
}
