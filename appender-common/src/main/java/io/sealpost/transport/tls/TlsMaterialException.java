package io.sealpost.transport.tls;

import java.io.IOException;
import java.nio.file.Path;

/** A file of certificates or keys that cannot be used; the message names it and says why. */
public final class TlsMaterialException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  TlsMaterialException(Path file, String why) {
    super(file + ": " + why);
    this.file = file;
  }

  TlsMaterialException(Path file, String why, Throwable cause) {
    super(file + ": " + why, cause);
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
