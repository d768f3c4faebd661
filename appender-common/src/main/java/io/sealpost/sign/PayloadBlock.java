package io.sealpost.sign;

import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.sign.encoding.Der;
import io.sealpost.sign.encoding.UndecodableException;
import io.sealpost.sign.key.OpenPgpKey;
import io.sealpost.sign.key.PublicKeyInfo;
import io.sealpost.sign.key.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Payload Block (RFC 5848 §5.2): when the session began, and the signer's key. Immutable.
 *
 * <pre>
 *   2009-05-03T14:00:39.519005+02:00 K BACsLMZN...
 *   TIMESTAMP                     SP type SP key blob in base64; the type N has neither SP nor blob
 * </pre>
 */
public final class PayloadBlock {
  private static final Pattern FORM =
      Pattern.compile(
          "(-|\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,15}(?:Z|[+-]\\d\\d:\\d\\d)) ([A-Za-z])(?: (.*))?");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String timestamp;
  private final char type;
  private final Optional<byte[]> fingerprinted;
  private final Optional<PublicKey> key;

  private PayloadBlock(
      String timestamp, char type, Optional<byte[]> fingerprinted, Optional<PublicKey> key) {
    this.timestamp = timestamp;
    this.type = type;
    this.fingerprinted = fingerprinted;
    this.key = key;
  }

  /**
   * The text of a payload: {@code blob} is type and key, as {@link SigningKey#blob} returns them.
   */
  public static String text(Instant sessionStart, String blob) {
    return TIMESTAMP.format(sessionStart) + " " + blob;
  }

  /**
   * Returns what the text says, or nothing if it is no payload. If the key blob cannot be decoded,
   * or its type is one that Sealpost only names, the payload has no key.
   */
  public static Optional<PayloadBlock> parse(byte[] text) {
    Matcher parts = FORM.matcher(new String(text, StandardCharsets.US_ASCII));
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<byte[]> blob = blob(parts.group(3));
    return Optional.of(of(parts.group(1), parts.group(2).charAt(0), blob));
  }

  /** A key that is known without a session, as if it had been sent. */
  public static PayloadBlock of(char type, byte[] blob) {
    return of("-", type, Optional.of(blob));
  }

  private static PayloadBlock of(String timestamp, char type, Optional<byte[]> blob) {
    if (type == 'P') {
      Optional<OpenPgpKey> found = blob.flatMap(OpenPgpKey::ofBlob);
      return new PayloadBlock(
          timestamp, type, found.map(OpenPgpKey::fingerprinted), found.map(OpenPgpKey::publicKey));
    }
    Optional<PublicKey> key = blob.flatMap(octets -> key(type, octets));
    return new PayloadBlock(
        timestamp, type, type == 'C' ? blob : key.map(PublicKey::getEncoded), key);
  }

  private static Optional<byte[]> blob(@Nullable String base64) {
    try {
      return base64 == null ? Optional.empty() : Optional.of(Base64Text.decode(base64));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> key(char type, byte[] blob) {
    try {
      return switch (type) {
        case 'C' -> PublicKeyInfo.ofCertificate(blob);
        case 'K' -> bareKey(blob);
        default -> Optional.empty();
      };
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }

  /** Reads MPIs or, from signers of the 2008 draft and of the vendor schemes, DER. */
  private static Optional<PublicKey> bareKey(byte[] blob) throws UndecodableException {
    return Der.startsWith(ByteBuffer.wrap(blob), Der.SEQUENCE)
        ? PublicKeyInfo.read(blob)
        : DsaKey.ofMpis(blob).map(DsaKey::toPublicKey);
  }

  /** The letter: {@code C}, {@code K}, {@code P}, {@code N}, or one that Sealpost only names. */
  public char type() {
    return type;
  }

  /** When the session began, in the format of RFC 5424 §6.2.3. */
  public String timestamp() {
    return timestamp;
  }

  /**
   * The key of types C, K and P, if one of the schemes has such keys; including that of
   * certificates that the JDK refuses for their version field. Always the same instance.
   */
  public Optional<PublicKey> key() {
    return key;
  }

  /** The certificate's DER for type C, unchecked except for the key in it. */
  public Optional<byte[]> certificate() {
    return type == 'C' ? fingerprinted() : Optional.empty();
  }

  /**
   * The octets that are fingerprinted: the certificate, or for type P the octets whose SHA-1 is the
   * OpenPGP fingerprint (RFC 4880 §12.2), or the DER of the bare key.
   */
  public Optional<byte[]> fingerprinted() {
    return fingerprinted.map(byte[]::clone);
  }
}
