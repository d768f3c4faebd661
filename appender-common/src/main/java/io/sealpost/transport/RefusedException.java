package io.sealpost.transport;

import java.io.IOException;

/** The collector has answered that it does not accept a message. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }

  /** Whether such a refusal caused this failure. */
  public static boolean isCauseOf(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException) {
        return true;
      }
    }
    return false;
  }
}
