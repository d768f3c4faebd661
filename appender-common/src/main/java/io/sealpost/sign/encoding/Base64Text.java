package io.sealpost.sign.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 (RFC 4648 §4) in its one canonical form: standard alphabet, padded, spare bits zero.
 *
 * <p>Any other spelling is refused: SIGN is not among the signed octets, so another spelling would
 * be an unnoticed change.
 */
public final class Base64Text {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final byte[] VALUES = values(); // of each octet; negative for those outside

  private Base64Text() {}

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  public static String encode(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** The length of the text for this number of octets. */
  public static int length(int octets) {
    return (octets + 2) / 3 * 4;
  }

  /** Returns the octets that the text represents. */
  public static byte[] decode(String text) throws UndecodableException {
    // Characters above 255 become '?', which is outside the alphabet too.
    byte[] octets = text.getBytes(ISO_8859_1);
    return decode(octets, 0, octets.length);
  }

  /** Returns the octets that {@code text[from, to)} represents. */
  public static byte[] decode(byte[] text, int from, int to) throws UndecodableException {
    int padding = padding(text, from, to);
    byte[] octets = new byte[Math.max(0, (to - from) / 4 * 3 - padding)];
    decode(text, from, to, octets, 0, octets.length);
    return octets;
  }

  /**
   * Writes the {@code count} octets that {@code text[from, to)} represents to {@code into[at…]}.
   */
  public static void decode(byte[] text, int from, int to, byte[] into, int at, int count)
      throws UndecodableException {
    int padding = padding(text, from, to);
    if (to - from != length(count) || padding != length(count) / 4 * 3 - count) {
      throw new UndecodableException("not base64 of " + count + " octets");
    }
    int whole = to - (padding == 0 ? 0 : 4);
    int bits = 0; // negative once an octet is outside the alphabet
    int out = at;
    for (int in = from; in < whole; in += 4) {
      int quad = quad(text[in], text[in + 1], text[in + 2], text[in + 3]);
      into[out++] = (byte) (quad >>> 16);
      into[out++] = (byte) (quad >>> 8);
      into[out++] = (byte) quad;
      bits |= quad;
    }
    if (padding > 0) {
      bits |= decodeLast(text, whole, padding, into, out);
    }
    if (bits < 0) {
      throw new UndecodableException("not base64: an octet outside the alphabet, or spare bits");
    }
  }

  /** Decodes the quad with one or two {@code =}; negative if it is invalid. */
  private static int decodeLast(byte[] text, int at, int padding, byte[] into, int out) {
    byte third = padding == 2 ? (byte) 'A' : text[at + 2];
    int quad = quad(text[at], text[at + 1], third, (byte) 'A');
    into[out] = (byte) (quad >>> 16);
    if (padding == 1) {
      into[out + 1] = (byte) (quad >>> 8);
    }
    int spare = padding == 2 ? quad & 0xFFFF : quad & 0xFF;
    return spare == 0 ? quad : -1;
  }

  private static int quad(byte a, byte b, byte c, byte d) {
    return VALUES[a & 0xFF] << 18
        | VALUES[b & 0xFF] << 12
        | VALUES[c & 0xFF] << 6
        | VALUES[d & 0xFF];
  }

  private static int padding(byte[] text, int from, int to) {
    if (to == from || text[to - 1] != '=') {
      return 0;
    }
    return to - from > 1 && text[to - 2] == '=' ? 2 : 1;
  }
}
