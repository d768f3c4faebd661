package io.sealpost.sign;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.MalformedBlockException.Fault;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.sign.encoding.UndecodableException;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SignedOctets;
import io.sealpost.sign.key.VerificationKey;
import java.util.Optional;

/**
 * The SIGN of a block and the octets that it covers: the whole message without {@code SIGN="..."}
 * and the space before it (RFC 5848 §4.2.8).
 *
 * <pre>
 *   &lt;110&gt;1 ... [ssign VER="0121" ... HB="..." SIGN="..."][origin ...] MSG
 *   |------------- signed -----------------||-- cut --||---- signed ----|
 * </pre>
 *
 * <p>Cut by position, since text that looks like SIGN may be in MSG and in other elements. Any
 * thread may verify.
 */
final class BlockSignature {
  private static final String BEFORE = " SIGN=\"";

  private final ParsedMessage message;
  private final int cutFrom;
  private final int cutTo;
  private final SignatureScheme scheme;
  private final byte[] sign;

  private BlockSignature(
      ParsedMessage message, int cutFrom, int cutTo, SignatureScheme scheme, byte[] sign) {
    this.message = message;
    this.cutFrom = cutFrom;
    this.cutTo = cutTo;
    this.scheme = scheme;
    this.sign = sign;
  }

  /** Creates one with SIGN's value at {@code octets[from, to)} of the message. */
  static BlockSignature of(ParsedMessage message, int from, int to, SignatureScheme scheme)
      throws MalformedBlockException {
    try {
      byte[] octets = Base64Text.decode(message.octets(), from, to);
      scheme.requireForm(octets);
      return new BlockSignature(message, from - BEFORE.length(), to + 1, scheme, octets);
    } catch (UndecodableException e) {
      throw new MalformedBlockException(Fault.MALFORMED_SIGNATURE, "SIGN: " + e.getMessage());
    }
  }

  /** The form of the Signature Block that it belongs to. */
  Optional<BlockForm> form() {
    return BlockForm.of(message, cutTo, sign, scheme);
  }

  /** Whether the Signature Block that it belongs to has this form. */
  boolean has(BlockForm form) {
    return form.isOf(message, cutTo, sign, scheme);
  }

  boolean verify(VerificationKey key) {
    // Some collectors add an SP after the structured data of a message without MSG, but hardly any
    // signer does: without it is the better guess.
    boolean emptyText = message.hasText() && message.textLength() == 0;
    return (emptyText && verifies(key, message.dataTo())) || verifies(key, message.to());
  }

  private boolean verifies(VerificationKey key, int to) {
    SignedOctets signed = new SignedOctets(message.octets(), message.from(), cutFrom, cutTo, to);
    return key.verifies(scheme, signed, sign);
  }
}
