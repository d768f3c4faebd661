package io.sealpost.sign.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.files.ForcedFile;
import io.sealpost.sign.BlockFields;
import io.sealpost.sign.WrittenName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * {@code <dir>/NNNNNNNNNN.cert}: the certificate blocks of one session, kept as long as the journal
 * holds anything of that session.
 *
 * <pre>
 *   9f0c1d2e LF             CRC-32C of all that follows, in hexadecimal
 *   1893 SP &lt;110&gt;1 ...      octets of a block message, then the message; the next follows
 * </pre>
 *
 * <p>The number is the RSID with leading zeros; see {@link WrittenName} for older ones.
 */
final class CertificateFile {
  private static final Pattern NAME = Pattern.compile("\\d{10}\\.cert");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,7}) ");
  private static final int CRC_OCTETS = 9;

  private CertificateFile() {}

  /**
   * Writes and forces file and directory; afterwards signature blocks of the groups in it may be
   * journaled. Replaces the session's existing file.
   */
  static void write(Path directory, long rsid, List<byte[]> blocks) throws IOException {
    ByteArrayOutputStream counted = new ByteArrayOutputStream();
    for (byte[] block : blocks) {
      counted.writeBytes((block.length + " ").getBytes(US_ASCII));
      counted.writeBytes(block);
    }
    byte[] content = counted.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(crcLine(content, 0));
    out.writeBytes(content);
    ForcedFile.replace(directory, name(rsid), out.toByteArray());
  }

  /**
   * The blocks of a session; none if it never had a signature block.
   *
   * @throws IOException naming the file, if it cannot be read or is damaged, or the directory, if
   *     it is missing: nothing is known then
   */
  static List<byte[]> read(Path directory, long rsid) throws IOException {
    Path file = directory.resolve(name(rsid));
    try {
      return decode(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      Optional<Path> localized =
          files(directory).stream().filter(other -> rsid(other) == rsid).findFirst();
      return localized.isPresent()
          ? decode(localized.get(), Files.readAllBytes(localized.get()))
          : List.of();
    }
  }

  /** Removes the files of sessions before this one; 9999999999 precedes 1. */
  static void deleteBefore(Path directory, long rsid) throws IOException {
    for (Path file : files(directory)) {
      if (comesBefore(rsid(file), rsid)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The highest RSID that has a file; 0 without any. */
  static long lastRsid(Path directory) throws IOException {
    return files(directory).stream().mapToLong(CertificateFile::rsid).max().orElse(0);
  }

  private static List<byte[]> decode(Path file, byte[] octets) throws IOException {
    if (octets.length < CRC_OCTETS || !startsWith(octets, crcLine(octets, CRC_OCTETS))) {
      throw new IOException(file + " is damaged: its checksum is wrong");
    }
    List<byte[]> blocks = new ArrayList<>();
    Matcher count = COUNT.matcher(new String(octets, ISO_8859_1));
    for (int at = CRC_OCTETS; at < octets.length; ) {
      if (!count.find(at) || count.start() != at) {
        throw new IOException(file + " is damaged: no count of octets at " + at);
      }
      int end = count.end() + Integer.parseInt(count.group(1));
      if (end > octets.length) {
        throw new IOException(file + " is damaged: it ends within a block");
      }
      blocks.add(Arrays.copyOfRange(octets, count.end(), end));
      at = end;
    }
    return blocks;
  }

  private static byte[] crcLine(byte[] octets, int from) {
    CRC32C crc = new CRC32C();
    crc.update(octets, from, octets.length - from);
    return String.format(Locale.ROOT, "%08x\n", crc.getValue()).getBytes(US_ASCII);
  }

  private static boolean startsWith(byte[] octets, byte[] start) {
    return Arrays.equals(octets, 0, start.length, start, 0, start.length);
  }

  private static boolean comesBefore(long one, long other) {
    boolean wrapped = Math.abs(one - other) > BlockFields.MAX_NUMBER / 2;
    return wrapped ? one > other : one < other;
  }

  /** All files of sessions, including those whose numbers use another script's digits. */
  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> NAME.matcher(asciiName(file)).matches()).toList();
    }
  }

  private static long rsid(Path file) {
    return Long.parseLong(asciiName(file).substring(0, 10));
  }

  private static String asciiName(Path file) {
    return WrittenName.inAscii(WrittenName.of(file));
  }

  private static String name(long rsid) {
    return String.format(Locale.ROOT, "%010d.cert", rsid);
  }
}
