package io.sealpost.transport;

import java.io.IOException;

/** The collector has answered that it does not take a message. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }

  /** Whether this is why something failed. */
  public static boolean isCauseOf(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException) {
        return true;
      }
    }
    return false;
  }
}
