package io.sealpost.message;

/**
 * Makes the octets of a message (RFC 5424 §6), exactly one well-formed message whatever the input.
 * Immutable.
 */
public final class Encoder {
  private final EncoderConfig config;

  public Encoder(EncoderConfig config) {
    this.config = config;
  }

  /** Replaces what is in {@code out} by the octets of {@code message}. */
  public void encode(SyslogMessage message, OctetBuffer out) {
    throw new UnsupportedOperationException(config + " " + message + out.length());
  }
}
