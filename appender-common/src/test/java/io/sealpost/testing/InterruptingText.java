package io.sealpost.testing;

/**
 * An object of an application whose {@code toString} sets or clears the caller's interrupt flag.
 */
public record InterruptingText(boolean sets) {
  @Override
  public String toString() {
    if (sets) {
      Thread.currentThread().interrupt();
    } else {
      Thread.interrupted();
    }
    return "text";
  }
}
