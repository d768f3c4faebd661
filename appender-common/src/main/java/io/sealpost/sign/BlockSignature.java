package io.sealpost.sign;

import io.sealpost.message.DataCursor;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.MalformedBlockException.Fault;
import java.security.MessageDigest;
import java.security.PublicKey;

/**
 * The SIGN of a block and the octets that it is over: the whole message without {@code SIGN="..."}
 * and the space before it (RFC 5848 §4.2.8).
 *
 * <pre>
 *   &lt;110&gt;1 ... [ssign VER="0121" ... HB="..." SIGN="..."][origin ...] MSG
 *   |------------- signed -----------------||-- cut --||---- signed ----|
 * </pre>
 *
 * <p>Cut by position: text that looks like it may be in MSG and in other elements. Any thread may
 * verify.
 */
final class BlockSignature {
  private final ParsedMessage message;
  private final int cutFrom;
  private final int cutTo;
  private final SignatureScheme scheme;
  private final DsaSignature value;

  private BlockSignature(
      ParsedMessage message, int cutFrom, int cutTo, SignatureScheme scheme, DsaSignature value) {
    this.message = message;
    this.cutFrom = cutFrom;
    this.cutTo = cutTo;
    this.scheme = scheme;
    this.value = value;
  }

  static BlockSignature of(ParsedMessage message, DataCursor sign, SignatureScheme scheme)
      throws MalformedBlockException {
    try {
      byte[] octets = Base64Text.decode(message.octets(), sign.valueFrom(), sign.valueTo());
      DsaSignature value = DsaSignature.decode(octets);
      return new BlockSignature(message, sign.nameFrom() - 1, sign.valueTo() + 1, scheme, value);
    } catch (UndecodableException e) {
      throw new MalformedBlockException(Fault.MALFORMED_SIGNATURE, "SIGN: " + e.getMessage());
    }
  }

  boolean verify(PublicKey publicKey) {
    return DsaKey.of(publicKey).filter(this::verify).isPresent();
  }

  private boolean verify(DsaKey key) {
    // Some collectors put an SP behind the structured data of a message without MSG, and hardly any
    // signer does: without it is the better guess.
    boolean emptyText = message.hasText() && message.textLength() == 0;
    return (emptyText && key.verifies(digest(message.dataTo()), value))
        || key.verifies(digest(message.to()), value);
  }

  private byte[] digest(int end) {
    MessageDigest digest = scheme.hash().newDigest();
    digest.update(message.octets(), message.from(), cutFrom - message.from());
    digest.update(message.octets(), cutTo, end - cutTo);
    return digest.digest();
  }
}
