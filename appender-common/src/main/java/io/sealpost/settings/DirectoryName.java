package io.sealpost.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.sign.key.Hash;
import java.util.HexFormat;

/**
 * The name of one directory for any text, such as the tenant of an event: no text can escape the
 * parent directory or name another text's directory. Two texts never have the same name.
 *
 * <pre>
 *   acme        acme
 *   ../x        %2E.%2Fx
 *   Ärzte 7     %C3%84rzte%207
 * </pre>
 */
final class DirectoryName {
  /** File systems take 255 octets; longer names than this are cut and made distinct by a digest. */
  private static final int LONGEST = 200;

  private static final int KEPT = 100;
  private static final int DIGEST_OCTETS = 16;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DirectoryName() {}

  /**
   * Returns the directory name for a text.
   *
   * @throws IllegalArgumentException if the text is empty
   */
  static String of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
    byte[] octets = text.getBytes(UTF_8);
    StringBuilder name = new StringBuilder(octets.length);
    for (int i = 0; i < octets.length; i++) {
      boolean within = i > 0 && i < octets.length - 1;
      if (isPlain(octets[i]) || (octets[i] == '.' && within)) {
        name.append((char) octets[i]);
      } else {
        name.append('%').append(HEX.toHexDigits(octets[i]));
      }
    }
    return name.length() <= LONGEST
        ? name.toString()
        : name.substring(0, KEPT) + "~" + digest(octets);
  }

  /** Whether an octet has no special meaning in any file system. */
  private static boolean isPlain(byte octet) {
    boolean letter = (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
    boolean digit = octet >= '0' && octet <= '9';
    return letter || digit || octet == '_' || octet == '-';
  }

  private static String digest(byte[] text) {
    byte[] whole = Hash.SHA_256.newDigest().digest(text);
    return HexFormat.of().formatHex(whole, 0, DIGEST_OCTETS);
  }
}
