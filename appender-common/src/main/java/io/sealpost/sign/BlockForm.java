package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.DataCursor;
import io.sealpost.message.ParsedMessage;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything in the octets of a Signature Block that is the same in all blocks of its group (RFC
 * 5848 §4.2): what is left out are the values that change from block to block.
 *
 * <pre>
 *   &lt;110&gt;1 TIMESTAMP host app procid - [ssign VER="0121" ... SPRI="110" GBC="7" FMN=... SIGN="..."]
 *   |- head -|         |------------------ middle ------------------|                        |tail
 * </pre>
 *
 * <p>Two blocks of the same form, of which one was checked, differ in nothing that a reader could
 * take for a statement of the signer but in their numbers and digests. Only a plain block has a
 * form: one element, no MSG, a well-formed TIMESTAMP, SIGN of two numbers in the range of DSA and
 * ECDSA, or of 64 octets for Ed25519. Immutable.
 *
 * @param text head, middle and tail
 */
public record BlockForm(String text) {
  private static final byte[] GBC = "GBC".getBytes(US_ASCII);
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final int MOST_BITS = 256; // of q, and of the order of P-256
  private static final int MOST_SIGN_OCTETS = 72; // two such numbers in DER

  static Optional<BlockForm> of(ParsedMessage message, byte[] sign, SignatureScheme scheme) {
    byte[] octets = message.octets();
    DataCursor data = message.data();
    boolean found = data.nextElement();
    while (found && data.nextParam() && !data.isParam(GBC)) {}
    int counter = data.valueFrom();
    boolean plain =
        found
            && !data.nextElement()
            && message.textLength() == 0
            && isTime(message.timestamp())
            && isInRange(sign, scheme);
    if (!plain) {
      return Optional.empty();
    }
    int head = indexOfSpace(octets, message.from()) + 1;
    int middle = indexOfSpace(octets, head);
    String tail = message.hasText() ? " " : "";
    return Optional.of(
        new BlockForm(
            text(octets, message.from(), head) + "|" + text(octets, middle, counter) + "|" + tail));
  }

  private static int indexOfSpace(byte[] octets, int from) {
    int at = from;
    while (octets[at] != ' ') {
      at++;
    }
    return at;
  }

  private static String text(byte[] octets, int from, int to) {
    return new String(octets, from, to - from, ISO_8859_1);
  }

  private static boolean isTime(String timestamp) {
    if (!TIMESTAMP.matcher(timestamp).matches()) {
      return timestamp.equals("-");
    }
    try {
      OffsetDateTime.parse(timestamp);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isInRange(byte[] sign, SignatureScheme scheme) {
    if (scheme == SignatureScheme.ED25519) {
      return true; // its length is fixed
    }
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
