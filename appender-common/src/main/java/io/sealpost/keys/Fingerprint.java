package io.sealpost.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hash of a certificate or a public key, as people write it.
 *
 * <pre>
 *   sha-256:0A:1B:...    as in RFC 5425 §4.2.2
 *   SHA256:0A:1B:...     as rsyslog writes it, and compares it letter by letter
 * </pre>
 *
 * @param algorithm {@code SHA-1} or {@code SHA-256}
 * @param hex upper case, with a colon between octets
 */
public record Fingerprint(String algorithm, String hex) {
  /** What {@link #parse} takes, for people. */
  public static final String ALLOWED =
      "SHA1: and 20 octets, or SHA256: and 32, in hexadecimal, such as SHA256:0A:1B:...";

  private static final String SHA_1 = "SHA-1";
  private static final String SHA_256 = "SHA-256";
  private static final Pattern BEGINNING = Pattern.compile("(?i)sha-?(1|256):");
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)sha-?(1:(XX(:XX){19}|(XX){20})|256:(XX(:XX){31}|(XX){32}))"
              .replace("XX", "[0-9a-f]{2}"));
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  public Fingerprint {
    if (!FORM.matcher(algorithm + ":" + hex).matches()) {
      throw new IllegalArgumentException(algorithm + ":" + hex);
    }
  }

  /** Whether the text is meant to be one, valid or not: no name or address begins this way. */
  public static boolean isMeant(String text) {
    return BEGINNING.matcher(text).lookingAt();
  }

  /**
   * Reads either spelling, letters in either case, with colons between all octets or none. Empty if
   * it is not one, or not as long as its hash.
   */
  public static Optional<Fingerprint> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String hex = text.substring(text.indexOf(':') + 1).replace(":", "");
    return Optional.of(
        new Fingerprint(
            hex.length() == 40 ? SHA_1 : SHA_256, COLONS.formatHex(HexFormat.of().parseHex(hex))));
  }

  /** By SHA-1, as OpenPGP has them (RFC 4880 §12.2). */
  public static Fingerprint sha1(byte[] octets) {
    return of(SHA_1, octets);
  }

  /** By SHA-256, which is the better one for certificates and bare keys. */
  public static Fingerprint sha256(byte[] octets) {
    return of(SHA_256, octets);
  }

  private static Fingerprint of(String algorithm, byte[] octets) {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(octets);
      return new Fingerprint(algorithm, COLONS.formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** Whether it is that of these octets. */
  public boolean isOf(byte[] octets) {
    return equals(of(algorithm, octets));
  }

  /** The spelling of rsyslog. */
  public String toRsyslog() {
    return algorithm.replace("-", "") + ":" + hex;
  }

  /** The spelling of RFC 5425. */
  @Override
  public String toString() {
    return algorithm.toLowerCase(Locale.ROOT) + ":" + hex;
  }
}
