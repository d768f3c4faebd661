package io.sealpost.sign;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.key.VerificationKey;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A signature or certificate block as it came back: its fields are well-formed, its signature is
 * not yet checked.
 *
 * <p>Keeps the array of the message, which must not change any more. Any thread may use a block,
 * and several may {@link #verify} at the same time.
 */
public sealed interface Block permits SignatureBlock, CertificateBlock {
  /**
   * Returns the block that the message carries, or nothing if it carries none. A block is known by
   * the SD-ID of an element, wherever that is among the elements, and never by text.
   *
   * @throws MalformedBlockException if there is an {@code ssign} or {@code ssign-cert} element that
   *     is not as RFC 5848 §4.2 or §5.3 says
   */
  static Optional<Block> of(ParsedMessage message) throws MalformedBlockException {
    return BlockReader.read(message);
  }

  /**
   * Whether {@code octets[from, to)} may be a block message. True of every one that is, well-formed
   * or not, and of hardly any other; the same for every text in MSG. Takes about 50 ns.
   */
  static boolean mayBe(byte[] octets, int from, int to) {
    return mayBeBehind(octets, ParsedMessage.behindHeader(octets, from, to), to);
  }

  /** As {@link #mayBe}, of a line whose header has its end at {@code data}. */
  static boolean mayBeBehind(byte[] octets, int data, int to) {
    return ParsedMessage.mayHaveElement(octets, data, to, BlockReader.ID_PREFIX);
  }

  GroupId group();

  /**
   * Whether the signature is right under this key, in any of the encodings that exist (MPI or DER),
   * with or without one SP added at the end. False for a key of another kind than VER says.
   */
  boolean verify(VerificationKey key);

  /** As with {@link VerificationKey#of}, for a single block; false for a key that is none. */
  default boolean verify(PublicKey key) {
    return VerificationKey.of(key).filter(this::verify).isPresent();
  }
}
