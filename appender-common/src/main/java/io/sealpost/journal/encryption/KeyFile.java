package io.sealpost.journal.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file with one {@link EncryptionKey}: 32 raw octets, or 64 hexadecimal digits or base64 that
 * white space may surround.
 */
public final class KeyFile {
  private static final int MOST_OCTETS = 256;
  private static final String ALLOWED =
      "allowed are 32 random octets, as they are or as 64 hexadecimal digits or 44 characters of"
          + " base64";
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/]{43}=?");
  private static final Pattern TEXT = Pattern.compile("[ -~\\s]*");
  private static final Pattern SHORT_HEX = Pattern.compile("[0-9A-Fa-f]{32}");

  private KeyFile() {}

  /**
   * Reads a key file.
   *
   * @throws IOException naming the file and what it contains instead, if that is not a key
   */
  public static EncryptionKey read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_OCTETS);
    }
    byte[] secret = secret(file, content);
    try {
      return new EncryptionKey(secret);
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] secret(Path file, byte[] content) throws IOException {
    String text = new String(content, ISO_8859_1).strip();
    if (SHORT_HEX.matcher(text).matches()) {
      throw unusable(file, "32 hexadecimal digits, which are only 16 octets");
    }
    if (content.length == EncryptionKey.OCTETS) {
      if (TEXT.matcher(new String(content, ISO_8859_1)).matches()) {
        throw unusable(file, "32 characters of text, which are not random octets");
      }
      return content.clone();
    }
    if (HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    if (BASE64.matcher(text).matches()) {
      return Base64.getDecoder().decode(text);
    }
    throw unusable(
        file, content.length < MOST_OCTETS ? content.length + " octets" : "more than a key");
  }

  private static IOException unusable(Path file, String found) {
    return new IOException(String.format(Locale.ROOT, "%s has %s: %s", file, found, ALLOWED));
  }
}
