package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** How messages lie in a file. */
enum Framing {
  LINES,
  /** Octets counted, a line end behind each message. */
  COUNTED_LINES,
  /** Octets counted, nothing between messages. */
  COUNTED,
  /** Lines, compressed in several members. */
  GZIP_MEMBERS;

  /** Whether an octet count is before each message. */
  boolean isCounted() {
    return this == COUNTED || this == COUNTED_LINES;
  }

  byte[] write(List<String> lines, SplittableRandom random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> seams = new ArrayList<>();
    for (String line : lines) {
      if (isCounted() && line.isEmpty()) {
        continue;
      }
      if (line.contains(" - [ssign-cert ")) {
        seams.add(out.size());
      }
      String framed = isCounted() ? line.length() + " " + line : line;
      out.write((this == COUNTED ? framed : framed + "\n").getBytes(ISO_8859_1));
    }
    return this == GZIP_MEMBERS ? compressed(out.toByteArray(), seams, random) : out.toByteArray();
  }

  /** Members end where a session may have ended, or anywhere. */
  private static byte[] compressed(byte[] plain, List<Integer> seams, SplittableRandom random)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    do {
      int least = from;
      List<Integer> later = seams.stream().filter(seam -> seam > least).toList();
      int to =
          switch (random.nextInt(3)) {
            case 0 -> plain.length;
            case 1 -> from + random.nextInt(plain.length - from + 1);
            default -> later.isEmpty() ? plain.length : later.get(random.nextInt(later.size()));
          };
      try (GZIPOutputStream member = new GZIPOutputStream(out)) {
        member.write(plain, from, to - from);
      }
      from = to;
    } while (from < plain.length);
    return out.toByteArray();
  }

  /** The messages that a reader finds, one for each number that it gives. */
  List<String> read(List<String> lines) {
    if (isCounted()) {
      return lines.stream().filter(line -> !line.isEmpty()).toList();
    }
    String all = String.join("\n", lines);
    return all.isEmpty() ? List.of() : Arrays.asList(all.split("\n", -1));
  }
}
