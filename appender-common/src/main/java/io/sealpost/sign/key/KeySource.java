package io.sealpost.sign.key;

import java.nio.file.Path;
import java.util.Optional;

/** Where the signer's private key is kept, with its certificate if there is one. */
public sealed interface KeySource {
  /** PEM files. If there is no certificate, the public key itself is sent. */
  public record KeyFiles(Path key, Optional<Path> cert, Optional<String> keyPassword)
      implements KeySource {
    /** Without the password: configurations end up in status messages. */
    @Override
    public String toString() {
      return "KeyFiles[key=" + key + ", cert=" + cert + "]";
    }
  }

  /**
   * A key store, PKCS#12 or JKS.
   *
   * @param password of the store and of the key in it
   * @param alias of the key; empty: the only one
   */
  public record KeyStoreFile(Path file, Optional<String> password, Optional<String> alias)
      implements KeySource {
    /** Without the password: configurations end up in status messages. */
    @Override
    public String toString() {
      return "KeyStoreFile[file=" + file + ", alias=" + alias + "]";
    }
  }
}
