package io.sealpost.samples.demo;

/** Something is not as the demo promises; the message says what. */
final class DemoFailure extends Exception {
  private static final long serialVersionUID = 1;

  DemoFailure(String message) {
    super(message);
  }

  /** Throws with this message unless the condition holds. */
  static void unless(boolean condition, String message) throws DemoFailure {
    if (!condition) {
      throw new DemoFailure(message);
    }
  }
}
