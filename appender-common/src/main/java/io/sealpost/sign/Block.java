package io.sealpost.sign;

import io.sealpost.message.ParsedMessage;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A signature or certificate block as it came back: its fields are well-formed, its signature is
 * not yet checked.
 */
public sealed interface Block permits SignatureBlock, CertificateBlock {
  /**
   * Returns the block that the message carries, or nothing if it carries none.
   *
   * @throws MalformedBlockException if there is an {@code ssign} or {@code ssign-cert} element that
   *     is not as RFC 5848 §4.2 or §5.3 says
   */
  static Optional<Block> of(ParsedMessage message) throws MalformedBlockException {
    throw new UnsupportedOperationException(message.hostname());
  }

  GroupId group();

  /**
   * Whether the signature is right under this key, in any of the encodings that exist (facts: MPI
   * or DER), with or without one SP added at the end.
   */
  boolean verify(PublicKey key);
}
