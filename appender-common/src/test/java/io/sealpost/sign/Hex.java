package io.sealpost.sign;

import java.util.HexFormat;

/** Octets as tests write them: {@code "00 09 01 FF"}. */
public final class Hex {
  private Hex() {}

  public static byte[] octets(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  public static String of(byte[] octets) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(octets);
  }
}
