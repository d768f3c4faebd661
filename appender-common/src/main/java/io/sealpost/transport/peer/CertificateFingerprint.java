package io.sealpost.transport.peer;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash of a certificate's DER, as text (RFC 5425 section 4.2.2).
 *
 * <pre>
 *   SHA256:0A:1B:...     as rsyslog writes it
 *   sha-256:0A:1B:...    as in RFC 5425
 * </pre>
 *
 * @param hex lower case, without colons
 */
public record CertificateFingerprint(Algorithm algorithm, String hex) {
  private static final Pattern TEXT =
      Pattern.compile("SHA-?(?<bits>1|256):(?<hex>.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OCTETS =
      Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2})*|([0-9a-f]{2})+");

  /** The hashes that RFC 5425 and rsyslog have in common. */
  public enum Algorithm {
    SHA_1("SHA-1", 20),
    SHA_256("SHA-256", 32);

    private final String name;
    private final int octets;

    Algorithm(String name, int octets) {
      this.name = name;
      this.octets = octets;
    }
  }

  /** Whether the text is meant to be one, valid or not: no name or address begins this way. */
  static boolean isMeant(String text) {
    return TEXT.matcher(text).matches();
  }

  /**
   * Reads either spelling, letters in either case, with colons between the octets or without any.
   *
   * @throws IllegalArgumentException naming the text
   */
  public static CertificateFingerprint parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      Algorithm algorithm = matcher.group("bits").equals("1") ? Algorithm.SHA_1 : Algorithm.SHA_256;
      String octets = matcher.group("hex").toLowerCase(Locale.ROOT);
      String hex = octets.replace(":", "");
      if (OCTETS.matcher(octets).matches() && hex.length() == 2 * algorithm.octets) {
        return new CertificateFingerprint(algorithm, hex);
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "': allowed with authMode x509/fingerprint are SHA1: and 20 octets, or SHA256: and"
            + " 32, in hexadecimal, such as SHA256:0A:1B:...");
  }

  public static CertificateFingerprint of(X509Certificate certificate, Algorithm algorithm)
      throws CertificateException {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm.name).digest(certificate.getEncoded());
      return new CertificateFingerprint(algorithm, HexFormat.of().formatHex(hash));
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JVM has these
    }
  }

  public boolean isOf(X509Certificate certificate) throws CertificateException {
    return equals(of(certificate, algorithm));
  }

  /** Returns the fingerprint as rsyslog writes it. */
  @Override
  public String toString() {
    byte[] octets = HexFormat.of().parseHex(hex);
    String prefix = algorithm.name.replace("-", "");
    return prefix + ":" + HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
  }
}
