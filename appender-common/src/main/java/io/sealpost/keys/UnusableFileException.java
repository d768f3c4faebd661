package io.sealpost.keys;

import java.io.IOException;
import java.nio.file.Path;

/** A file of certificates or keys that cannot be used; the message names it and says why. */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  public UnusableFileException(Path file, String why) {
    super(file + ": " + why);
    this.file = file;
  }

  public UnusableFileException(Path file, String why, Throwable cause) {
    super(file + ": " + why, cause);
    this.file = file;
  }

  /** A private key that cannot be decoded. */
  public static UnusableFileException undecodable(Path file, Throwable cause) {
    return new UnusableFileException(
        file, "the private key is damaged, or of a kind that is not known", cause);
  }

  /** A private key that is encrypted, when no password is known. */
  public static UnusableFileException encrypted(Path file) {
    return new UnusableFileException(file, "is encrypted: a password is needed");
  }

  /** A private key that cannot be decrypted. */
  public static UnusableFileException undecryptable(Path file, Throwable cause) {
    return new UnusableFileException(file, "wrong password, or the private key is damaged", cause);
  }

  /** A private key that cannot be read, in a key store that can. */
  public static UnusableFileException locked(Path store, Throwable cause) {
    return new UnusableFileException(
        store, "the private key has another password than the store, or is damaged", cause);
  }

  public Path file() {
    return file;
  }
}
