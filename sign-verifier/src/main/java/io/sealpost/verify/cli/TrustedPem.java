package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is between {@code -----BEGIN X-----} and {@code -----END X-----} (RFC 7468), or a
 * whole file of DER.
 */
final class TrustedPem {
  private static final byte SEQUENCE = 0x30;

  private TrustedPem() {}

  /**
   * The DER of each object with that label; a file that begins like DER is one object, whatever the
   * label.
   */
  static List<byte[]> contents(byte[] file, String label) {
    if (file.length > 0 && file[0] == SEQUENCE) {
      return List.of(file);
    }
    return matches(
        Pattern.compile(
            "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----"),
        file);
  }

  private static List<byte[]> matches(Pattern form, byte[] file) {
    Matcher objects = form.matcher(new String(file, US_ASCII));
    List<byte[]> contents = new ArrayList<>();
    while (objects.find()) {
      contents.add(decoded(objects.group(1)));
    }
    return contents;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // yields no certificate or key
    }
  }
}
