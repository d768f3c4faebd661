package io.sealpost.sign;

import java.util.HexFormat;

/** Octets as tests write them: {@code "00 09 01 FF"}. */
final class Hex {
  private Hex() {}

  static byte[] octets(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  static String of(byte[] octets) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(octets);
  }
}
