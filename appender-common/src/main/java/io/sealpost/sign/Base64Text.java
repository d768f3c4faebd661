package io.sealpost.sign;

import java.util.Base64;

/** Base64 (RFC 4648 §4) in its one canonical form: standard alphabet, padded, spare bits zero. */
final class Base64Text {
  private Base64Text() {}

  static String encode(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** How long the text for so many octets is. */
  static int length(int octets) {
    return (octets + 2) / 3 * 4;
  }

  /**
   * Returns the octets that the text stands for.
   *
   * @throws UndecodableException also if the text is merely another spelling of them: SIGN is not
   *     among the octets that are signed, so each spelling would be a change that nobody notices
   */
  static byte[] decode(String text) throws UndecodableException {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("not base64: " + e.getMessage());
    }
    if (!encode(octets).equals(text)) {
      throw new UndecodableException("base64 without its padding, or with spare bits set");
    }
    return octets;
  }
}
