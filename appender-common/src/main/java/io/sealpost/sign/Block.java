package io.sealpost.sign;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.key.VerificationKey;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A signature or certificate block as it was read back: its fields are well-formed, but its
 * signature has not been checked yet.
 *
 * <p>Keeps the message's array, which must not change any more. Any thread may use a block, and
 * several may {@link #verify} at the same time.
 */
public sealed interface Block permits SignatureBlock, CertificateBlock {
  /**
   * Returns the block that the message carries, or nothing if it carries none. A block is
   * recognized by the SD-ID of an element, in whatever place among the elements, and never by text.
   *
   * @throws MalformedBlockException if an {@code ssign} or {@code ssign-cert} element does not
   *     conform to RFC 5848 §4.2 or §5.3
   */
  static Optional<Block> of(ParsedMessage message) throws MalformedBlockException {
    return BlockReader.read(message);
  }

  /**
   * Whether {@code octets[from, to)} may be a block message. True for every block message,
   * well-formed or not, and for hardly any other; the text in MSG makes no difference. Takes about
   * 50 ns.
   */
  static boolean mayBe(byte[] octets, int from, int to) {
    return mayBeBehind(octets, ParsedMessage.behindHeader(octets, from, to), to);
  }

  /** Like {@link #mayBe}, for a line whose header ends at {@code data}. */
  static boolean mayBeBehind(byte[] octets, int data, int to) {
    return ParsedMessage.mayHaveElement(octets, data, to, BlockReader.ID_PREFIX);
  }

  GroupId group();

  /**
   * Whether the signature is valid under this key, in any of the existing encodings (MPI or DER),
   * with or without one SP added at the end. False for a key of a kind other than the one VER
   * names.
   */
  boolean verify(VerificationKey key);

  /**
   * Verifies a single block with the key of {@link VerificationKey#of}; false if it returns none.
   */
  default boolean verify(PublicKey key) {
    return VerificationKey.of(key).filter(this::verify).isPresent();
  }
}
