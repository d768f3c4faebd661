package io.sealpost.sign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stream is signed.
 *
 * @param scheme also decides the kind and size of a generated key
 * @param key our key and perhaps certificate; empty: made once in the spool directory
 * @param keyBlob empty: {@code C} with a certificate, else {@code K}
 * @param grouping which messages are numbered together
 * @param sigMaxDelay longest time that a message waits for its block
 * @param maxBlockOctets of a whole block message, header included
 */
public record SignConfig(
    SignatureScheme scheme,
    Optional<KeySource> key,
    Optional<KeyBlobType> keyBlob,
    Grouping grouping,
    Redundancy redundancy,
    Duration sigMaxDelay,
    int maxBlockOctets) {
  /** RFC 5424 §6.1: what every receiver takes. */
  private static final int LEAST_BLOCK_OCTETS = 480;

  public SignConfig {
    if (sigMaxDelay.isNegative() || sigMaxDelay.isZero()) {
      throw new IllegalArgumentException("sigMaxDelay " + sigMaxDelay + ": must be more than 0");
    }
    if (maxBlockOctets < LEAST_BLOCK_OCTETS) {
      throw new IllegalArgumentException(
          "maxBlockSize " + maxBlockOctets + ": must be at least " + LEAST_BLOCK_OCTETS);
    }
  }

  /** Of the messages. */
  public Hash hash() {
    return scheme.hash();
  }

  /** One group for everything, and blocks as often as reliable transports need them. */
  public SignConfig(
      SignatureScheme scheme,
      Optional<KeySource> key,
      Optional<KeyBlobType> keyBlob,
      Duration sigMaxDelay,
      int maxBlockOctets) {
    this(
        scheme, key, keyBlob, new Grouping.One(), Redundancy.RELIABLE, sigMaxDelay, maxBlockOctets);
  }

  /** The same with other groups. */
  public SignConfig with(Grouping other) {
    return new SignConfig(scheme, key, keyBlob, other, redundancy, sigMaxDelay, maxBlockOctets);
  }

  /** The same with other redundancy. */
  public SignConfig with(Redundancy other) {
    return new SignConfig(scheme, key, keyBlob, grouping, other, sigMaxDelay, maxBlockOctets);
  }

  /** The same with that key. */
  public SignConfig with(KeySource other) {
    return new SignConfig(
        scheme, Optional.of(other), keyBlob, grouping, redundancy, sigMaxDelay, maxBlockOctets);
  }

  /** Where our key lies, and its certificate if there is one. */
  public sealed interface KeySource {
    /** What holds the private key. */
    Path file();
  }

  /** PEM files. The certificate may be absent; then the public key itself is sent. */
  public record KeyFiles(Path key, Optional<Path> cert, Optional<String> keyPassword)
      implements KeySource {
    @Override
    public Path file() {
      return key;
    }

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
   * @param alias of the key; empty: the only one that there is
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
