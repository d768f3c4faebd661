package io.sealpost.journal;

import java.io.IOException;

/** An entry is encrypted with a key that is not at hand. Nothing is lost: it waits for the key. */
final class KeyMissingException extends IOException {
  private static final long serialVersionUID = 1;

  KeyMissingException(String message) {
    super(message);
  }
}
