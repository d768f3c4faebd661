package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * {@code <dir>/session}: the last RSID used (RFC 5848 §4.2.2), so that the next one is higher.
 *
 * <pre>
 *   1795225037 9f0c1d2e LF        RSID and the CRC-32C of its digits, in hexadecimal
 * </pre>
 *
 * <p>A file that is damaged counts as missing. The clock and the sessions of which certificates are
 * still there then say what must have been used: refusing to start would leave the application's
 * messages unsigned, which is worse than a gap in the RSIDs.
 */
final class SessionFile {
  private static final String NAME = "session";
  private static final Pattern FORM = Pattern.compile("(\\d{1,10}) ([0-9a-f]{8})\n");

  private SessionFile() {}

  /**
   * Returns max(last + 1, Unix seconds), already forced to disk: it may be used at once. After
   * 9999999999 comes 1.
   *
   * @throws IOException if the file is there but cannot be read, or the new one not be written
   */
  static long next(Path directory, Clock clock) throws IOException {
    OptionalLong last = read(directory.resolve(NAME));
    long before = last.isPresent() ? last.getAsLong() : CertificateFile.lastRsid(directory);
    long rsid = after(before, clock.instant().getEpochSecond());
    ForcedFile.replace(
        directory, NAME, (rsid + " " + crc(Long.toString(rsid)) + "\n").getBytes(US_ASCII));
    return rsid;
  }

  private static long after(long last, long unixSeconds) {
    if (last == BlockFields.MAX_NUMBER) {
      return 1;
    }
    return Math.max(last + 1, Math.min(unixSeconds, BlockFields.MAX_NUMBER));
  }

  private static OptionalLong read(Path file) throws IOException {
    try {
      Matcher content = FORM.matcher(new String(Files.readAllBytes(file), ISO_8859_1));
      boolean whole = content.matches() && crc(content.group(1)).equals(content.group(2));
      return whole ? OptionalLong.of(Long.parseLong(content.group(1))) : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  private static String crc(String digits) {
    CRC32C crc = new CRC32C();
    crc.update(digits.getBytes(US_ASCII));
    return String.format("%08x", crc.getValue());
  }
}
