package io.sealpost.sign;

import io.sealpost.message.Header;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.KeySource;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stream is signed.
 *
 * @param scheme also decides the kind and size of a generated key
 * @param key the signer's key and perhaps certificate; empty: made once in the spool directory
 * @param keyBlob empty: {@code C} with a certificate, else {@code K}
 * @param grouping which messages are numbered together
 * @param sigMaxDelay longest time that a message waits for its block
 * @param maxBlockOctets most octets of a whole block message, including its header
 */
public record SignConfig(
    SignatureScheme scheme,
    Optional<KeySource> key,
    Optional<KeyBlobType> keyBlob,
    Grouping grouping,
    Redundancy redundancy,
    Duration sigMaxDelay,
    int maxBlockOctets) {
  /** RFC 5424 §6.1: what every receiver accepts. */
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

  /** The hash of the messages. */
  public Hash hash() {
    return scheme.hash();
  }

  /** Uses one group for everything, and sends blocks as often as reliable transports need them. */
  public SignConfig(
      SignatureScheme scheme,
      Optional<KeySource> key,
      Optional<KeyBlobType> keyBlob,
      Duration sigMaxDelay,
      int maxBlockOctets) {
    this(
        scheme, key, keyBlob, new Grouping.One(), Redundancy.RELIABLE, sigMaxDelay, maxBlockOctets);
  }

  /** Returns the same configuration with other groups. */
  public SignConfig with(Grouping other) {
    return new SignConfig(scheme, key, keyBlob, other, redundancy, sigMaxDelay, maxBlockOctets);
  }

  /** Returns the same configuration with other redundancy. */
  public SignConfig with(Redundancy other) {
    return new SignConfig(scheme, key, keyBlob, grouping, other, sigMaxDelay, maxBlockOctets);
  }

  /** Returns the same configuration with that key. */
  public SignConfig with(KeySource other) {
    return new SignConfig(
        scheme, Optional.of(other), keyBlob, grouping, redundancy, sigMaxDelay, maxBlockOctets);
  }

  /**
   * Reads the key that this configuration names, or the one in the spool directory, which is
   * created when first needed.
   *
   * @param header names the subject of a certificate that is created
   * @throws IOException naming the file, if it cannot be read, does not fit the scheme, or key and
   *     certificate do not belong together
   */
  public SigningKey loadKey(Path spoolDirectory, Header header, Clock clock) throws IOException {
    return SigningKey.load(key, scheme, keyBlob, spoolDirectory, header, clock);
  }
}
