package io.sealpost.verify.input;

import java.io.IOException;

/**
 * Input that cannot be read: damaged compressed data, an unsupported form, or a disk failure; never
 * a failure of the sink.
 */
public final class UnreadableInputException extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableInputException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  UnreadableInputException(String message) {
    super(message);
  }
}
