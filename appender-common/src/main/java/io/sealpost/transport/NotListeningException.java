package io.sealpost.transport;

import java.io.IOException;

/**
 * The collector's host has answered that nothing listens there. No message is to blame, and what
 * was sent may be lost, even if it counts as confirmed.
 */
public final class NotListeningException extends IOException {
  private static final long serialVersionUID = 1;

  NotListeningException(String message, Throwable cause) {
    super(message, cause);
  }
}
