package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.DataCursor;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.encoding.UndecodableException;
import io.sealpost.sign.key.SignatureScheme;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything in the octets of a Signature Block that is the same in all blocks of its group (RFC
 * 5848 §4.2); the values that change from block to block are left out.
 *
 * <pre>
 *   &lt;110&gt;1 TIMESTAMP host app procid - [ssign VER="0121" ... SPRI="110" GBC="7" FMN=... SIGN="..."]
 *   |- head -|         |------------------ middle ------------------|                        |tail
 * </pre>
 *
 * <p>Of all that a reader could take for a statement of the signer, a block that has the form of a
 * checked one differs from it only in its numbers and digests. Only a plain block has a form: one
 * element, no MSG, a well-formed TIMESTAMP, and a SIGN of two numbers in the range of DSA and
 * ECDSA, or of 64 octets for Ed25519. Immutable.
 */
public final class BlockForm {
  private static final byte[] SSIGN = BlockReader.SIGNATURE.getBytes(US_ASCII);
  private static final byte[] GBC = "GBC".getBytes(US_ASCII);
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:Z|[+-]\\d\\d:\\d\\d)");
  private static final int MOST_BITS = 256; // of q, and of the order of P-256
  private static final int MOST_SIGN_OCTETS = 72; // two such numbers in DER

  private final byte[] head;
  private final byte[] middle;
  private final boolean space; // the tail is one SP

  private BlockForm(byte[] head, byte[] middle, boolean space) {
    this.head = head;
    this.middle = middle;
    this.space = space;
  }

  static Optional<BlockForm> of(
      ParsedMessage message, int end, byte[] sign, SignatureScheme scheme) {
    int counter = counterOf(message, end);
    if (counter < 0 || !isPlain(message, sign, scheme)) {
      return Optional.empty();
    }
    byte[] octets = message.octets();
    int time = indexOfSpace(octets, message.from()) + 1;
    byte[] head = Arrays.copyOfRange(octets, message.from(), time);
    byte[] middle = Arrays.copyOfRange(octets, indexOfSpace(octets, time), counter);
    return Optional.of(new BlockForm(head, middle, message.hasText()));
  }

  /**
   * Whether a message has this form.
   *
   * @param end the offset after its SIGN
   */
  boolean isOf(ParsedMessage message, int end, byte[] sign, SignatureScheme scheme) {
    int counter = counterOf(message, end);
    if (counter < 0 || message.hasText() != space) {
      return false;
    }
    byte[] octets = message.octets();
    int time = indexOfSpace(octets, message.from()) + 1;
    int behindTime = indexOfSpace(octets, time);
    return Arrays.equals(octets, message.from(), time, head, 0, head.length)
        && Arrays.equals(octets, behindTime, counter, middle, 0, middle.length)
        && isPlain(message, sign, scheme);
  }

  /**
   * Where the value of GBC begins; -1 if there is another element before or after it.
   *
   * @param end the offset after the block's SIGN
   */
  private static int counterOf(ParsedMessage message, int end) {
    DataCursor data = message.data();
    boolean last = message.octets()[end] == ']' && end + 1 == message.dataTo();
    boolean found = last && data.nextElement() && data.isElement(SSIGN);
    while (found && data.nextParam()) {
      if (data.isParam(GBC)) {
        return data.valueFrom();
      }
    }
    return -1;
  }

  private static boolean isPlain(ParsedMessage message, byte[] sign, SignatureScheme scheme) {
    return message.textLength() == 0
        && isTime(message.timestamp())
        && (scheme == SignatureScheme.ED25519 || isInRange(sign)); // Ed25519 has a fixed length
  }

  private static int indexOfSpace(byte[] octets, int from) {
    int at = from;
    while (octets[at] != ' ') {
      at++;
    }
    return at;
  }

  /** Whether this is a TIMESTAMP (RFC 5424 §6.2.3) that exists in the calendar. */
  static boolean isTime(String text) {
    return text.equals("-")
        || (TIMESTAMP.matcher(text).matches() && ParsedMessage.time(text).isPresent());
  }

  private static boolean isInRange(byte[] sign) {
    try {
      DsaSignature numbers = DsaSignature.decode(sign);
      return sign.length <= MOST_SIGN_OCTETS && isInRange(numbers.r()) && isInRange(numbers.s());
    } catch (UndecodableException e) {
      return false;
    }
  }

  private static boolean isInRange(BigInteger number) {
    return number.signum() > 0 && number.bitLength() <= MOST_BITS;
  }
}
