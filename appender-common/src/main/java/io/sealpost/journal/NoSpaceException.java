package io.sealpost.journal;

import java.io.IOException;

/** There is space, but not for this journal. */
final class NoSpaceException extends IOException {
  private static final long serialVersionUID = 1L;

  NoSpaceException(String message) {
    super(message);
  }
}
