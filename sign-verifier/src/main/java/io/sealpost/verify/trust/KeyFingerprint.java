package io.sealpost.verify.trust;

import io.sealpost.sign.key.Hash;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of the DER of a certificate or a bare public key, as people write it.
 *
 * <pre>
 *   sha-1:E1:2D:53:...     RFC 5425 §4.2.2
 *   SHA256:e12d53...       as other tools have it: without the dash, without colons, in either case
 * </pre>
 *
 * @param hex upper case, without colons
 */
public record KeyFingerprint(Hash hash, String hex) {
  private static final Pattern FORM =
      Pattern.compile("(?i)sha-?(1|256):((?:[0-9a-f]{2}:?)*[0-9a-f]{2})");
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final HexFormat PLAIN = HexFormat.of().withUpperCase();

  public KeyFingerprint {
    if (hex.length() != 2 * hash.octets()) {
      throw new IllegalArgumentException(
          hash.algorithm() + " has " + 2 * hash.octets() + " hex digits, not " + hex.length());
    }
  }

  /**
   * Returns the fingerprint in the text, or empty if it is not one, such as a file name.
   *
   * @throws IllegalArgumentException if it begins like one but has the wrong length
   */
  public static Optional<KeyFingerprint> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Hash hash = parts.group(1).equals("1") ? Hash.SHA_1 : Hash.SHA_256;
    String hex = parts.group(2).replace(":", "").toUpperCase(Locale.ROOT);
    return Optional.of(new KeyFingerprint(hash, hex));
  }

  /** The fingerprint of these octets. */
  public static KeyFingerprint of(Hash hash, byte[] der) {
    MessageDigest digest = hash.newDigest();
    return new KeyFingerprint(hash, PLAIN.formatHex(digest.digest(der)));
  }

  public boolean matches(byte[] der) {
    return of(hash, der).equals(this);
  }

  /** The form that rsyslog writes and compares: {@code SHA256:E1:2D:53:...}. */
  public String toRsyslog() {
    return hash.algorithm().replace("-", "") + ":" + COLONS.formatHex(PLAIN.parseHex(hex));
  }

  /** The form of RFC 5425. */
  @Override
  public String toString() {
    return hash.algorithm().toLowerCase(Locale.ROOT) + ":" + COLONS.formatHex(PLAIN.parseHex(hex));
  }
}
