package io.sealpost.verify.edits;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that nobody signed, most of them close to one that somebody did. */
final class Forgeries {
  /** Makes another line from that of a block. */
  interface OfBlock {
    String of(String block, SplittableRandom random);
  }

  private static final Pattern PARAM = Pattern.compile("([A-Z]+)=\"([^\"]*)\"");

  private Forgeries() {}

  static String junk(SplittableRandom random) {
    return List.of(
            "hello",
            "57 <13>1 hello",
            "<13>1",
            "<13>Nov 21 00:00:00 host app: hello",
            " ",
            "\u0000",
            "<110>1 - h a p - [ssign VER=\"0111\"",
            "<110>1 - h a p - [ssign-cert ",
            "<110>1 - h a p - [ssign]",
            "<110>1 - h a p - [ssign RSID=\"1\"]",
            "<13>1 - h a p - - [ssign VER=\"0111\"]",
            "x".repeat(500))
        .get(random.nextInt(12));
  }

  /** A message in the form of another line. */
  static String message(String like, SplittableRandom random) {
    String[] header = like.split(" ", 6);
    if (header.length < 6) {
      return like + "!";
    }
    String pri = random.nextInt(8) == 0 ? "<" + random.nextInt(192) + ">1" : header[0];
    String text = header[0].equals("<110>1") ? "SESSION " + header[5] : "- - paid 1000000 euros";
    return String.join(" ", pri, header[1], header[2], header[3], header[4], text);
  }

  /** A block with another value in one of its parameters. */
  static String field(String block, SplittableRandom random) {
    List<int[]> values = PARAM.matcher(block).results().map(Forgeries::value).toList();
    if (values.isEmpty() || random.nextInt(8) == 0) {
      return octet(block, random);
    }
    int[] value = values.get(random.nextInt(values.size()));
    String changed =
        switch (random.nextInt(5)) {
          case 0 -> Integer.toString(random.nextInt(200));
          case 1 -> "";
          case 2 -> block.substring(value[0], value[1]) + "0";
          case 3 -> "0" + block.substring(value[0], value[1]);
          default ->
              value[1] == value[0] ? "A" : octet(block.substring(value[0], value[1]), random);
        };
    return block.substring(0, value[0]) + changed + block.substring(value[1]);
  }

  private static int[] value(MatchResult param) {
    return new int[] {param.start(2), param.end(2)};
  }

  /** A block with another element. */
  static String element(String block, SplittableRandom random) {
    String element = "[note@32473 text=\"paid 1000000 euros\"]";
    int at = block.indexOf("[ssign");
    return at >= 0 && random.nextBoolean()
        ? block.substring(0, at) + element + block.substring(at)
        : block + element;
  }

  /** A block with a text, its signature right or broken. */
  static String text(String block, SplittableRandom random) {
    String with = block + (random.nextBoolean() ? " paid 1000000 euros" : " ");
    return random.nextBoolean() ? with : field(with, random);
  }

  /** A block with a text where one may not look for it. */
  static String hidden(String block, SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> block.replaceFirst("2026-11-21T00:00:00Z", "paid-1000000-euros");
      case 1 -> block.replaceFirst(" - \\[", " PAID1000000 [");
      case 2 -> block.replaceFirst("<110>", "<" + random.nextInt(192) + ">");
      case 3 -> block.replaceFirst(" GBC=\"\\d+\"", " GBC=\"1000000\"");
      case 4 -> block.replaceFirst(" SIGN=", " PAID=\"1000000\" SIGN=");
      default -> {
        Matcher sign = Pattern.compile("SIGN=\"[^\"]{8}").matcher(block);
        yield sign.find()
            ? block.substring(0, sign.end() - 8) + "PAID1000" + block.substring(sign.end())
            : block;
      }
    };
  }

  static String octet(String line, SplittableRandom random) {
    if (line.isEmpty()) {
      return "x";
    }
    int at = random.nextInt(line.length());
    char octet =
        random.nextBoolean()
            ? (char) random.nextInt(256)
            : (char) (line.charAt(at) ^ 1 << random.nextInt(8));
    return line.substring(0, at) + octet + line.substring(at + 1);
  }

  static String digit(String line, SplittableRandom random) {
    List<Integer> places =
        Pattern.compile("\\d").matcher(line).results().map(MatchResult::start).toList();
    if (places.isEmpty()) {
      return line;
    }
    int at = places.get(random.nextInt(places.size()));
    return line.substring(0, at) + random.nextInt(10) + line.substring(at + 1);
  }
}
