package io.sealpost.sign;

import java.io.IOException;
import java.nio.file.Path;

/** The DSA key pair of a signer, with its certificate if there is one. */
public final class SigningKey {
  private SigningKey() {}

  /**
   * Reads the key that the configuration names, or the one kept in the spool directory, made (0600)
   * when first needed.
   *
   * @throws IOException naming the file, if it cannot be read or does not fit the hash
   */
  public static SigningKey load(SignConfig config, Path spoolDirectory) throws IOException {
    throw new UnsupportedOperationException("" + spoolDirectory);
  }

  /**
   * RFC 5425 §4.2.2 form, {@code sha-256:AB:CD:…}, over the certificate or, without one, the public
   * key's DER.
   */
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }
}
