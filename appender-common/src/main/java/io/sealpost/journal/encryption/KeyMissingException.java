package io.sealpost.journal.encryption;

import java.io.IOException;

/**
 * An entry is encrypted with a key that is not available. Nothing is lost: it waits for the key.
 */
public final class KeyMissingException extends IOException {
  private static final long serialVersionUID = 1;

  public KeyMissingException(String message) {
    super(message);
  }
}
