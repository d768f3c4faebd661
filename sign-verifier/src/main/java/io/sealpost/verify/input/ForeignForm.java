package io.sealpost.verify.input;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An unsupported file format that is recognised by its first octets: better named than taken for a
 * log without signatures.
 */
enum ForeignForm {
  ZSTD("zstd", "zstd -dc", 0, "28B52FFD"),
  SKIPPABLE("zstd or lz4", "zstd -dc or lz4 -dc", 0, skippable()),
  XZ("xz", "xz -dc", 0, "FD377A585A00"),
  LZMA("lzma", "xz -dc", 0, "5D00000100", "5D00001000", "5D00004000", "5D00008000"),
  LZ4("lz4", "lz4 -dc", 0, "04224D18", "02214C18"),
  BZIP2("bzip2", "bzip2 -dc", 0, bzip2()),
  ZIP("zip", "unzip -p", 0, "504B0304", "504B0506", "504B0708"),
  SEVEN_ZIP("7z", "7z x -so", 0, "377ABCAF271C"),
  LZIP("lzip", "lzip -dc", 0, "4C5A495000", "4C5A495001"),
  LZOP("lzop", "lzop -dc", 0, "894C5A4F000D0A1A0A"),
  COMPRESS("compress", "gzip -dc", 0, "1F9D", "1F1E", "1FA0"),
  SNAPPY("snappy", "snzip -dc", 0, "FF060000734E61507059"),
  TAR("tar", "tar -xO -f", 257, "7573746172"),
  UTF_16("UTF-16", "iconv -f UTF-16 -t UTF-8", 0, "FFFE", "FEFF");

  /** How many octets at the beginning are looked at. */
  static final int LOOKED_AT = 512;

  /**
   * Holds a static field outside the enum, whose constants are created before its own static
   * fields.
   */
  private static final class Hex {
    static final HexFormat FORMAT = HexFormat.of().withUpperCase();
  }

  private final String text;
  private final String command;
  private final int offset;
  private final String begins; // in hexadecimal, a space between

  ForeignForm(String text, String command, int offset, String... begins) {
    this.text = text;
    this.command = command;
    this.offset = offset;
    this.begins = String.join(" ", begins);
  }

  private static String skippable() {
    return IntStream.range(0x50, 0x60)
        .mapToObj(first -> Hex.FORMAT.toHexDigits((byte) first) + "2A4D18")
        .collect(Collectors.joining(" "));
  }

  /** {@code BZh}, the block size, and the beginning of a block or of the end. */
  private static String bzip2() {
    return IntStream.rangeClosed('1', '9')
        .mapToObj(size -> "425A68" + Hex.FORMAT.toHexDigits((byte) size))
        .flatMap(header -> Stream.of(header + "314159265359", header + "177245385090"))
        .collect(Collectors.joining(" "));
  }

  static Optional<ForeignForm> of(byte[] begin) {
    String hex = Hex.FORMAT.formatHex(begin);
    return Arrays.stream(values()).filter(form -> form.isOf(hex)).findFirst();
  }

  private boolean isOf(String hex) {
    return Arrays.stream(begins.split(" ")).anyMatch(magic -> hex.startsWith(magic, 2 * offset));
  }

  /** Says why it is not read, and what helps. */
  String refusal() {
    String what =
        switch (this) {
          case UTF_16 -> "text in UTF-16, which is not what was signed: convert it";
          case TAR, ZIP, SEVEN_ZIP -> "an archive made with %s, which is not supported: unpack it";
          default -> "compressed with %s, which is not supported: decompress it";
        };
    return String.format(Locale.ROOT, what, text) + " first (" + command + " FILE | ... -)";
  }
}
