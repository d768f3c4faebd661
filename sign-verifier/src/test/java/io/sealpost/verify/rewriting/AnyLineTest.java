package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.rewriting.line.Line;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing fails because of what a line contains, and what is shown of it is harmless. */
class AnyLineTest {
  private static final List<String> PIECES =
      List.of(
          "<134>",
          "1 ",
          "2026-11-28T07:38:57.342238Z",
          "2026-11-28T07:38:57",
          "+00:00",
          " ",
          ".",
          "Nov 28 07:38:57 ",
          "2026 ",
          "host ",
          "app[7]: ",
          "- ",
          "[ssign VER=\"0121\"]",
          "[ssign-cert VER=\\\"",
          "session 7 is signed with the key x",
          "{",
          "}",
          "81 ",
          "999999999 ",
          "#012",
          "#303#274",
          "#",
          "\u00C3\u00BC",
          "\u00FC",
          "\u00EF\u00BF",
          "\u00BD",
          "\r",
          "\t",
          "\u0000",
          "\u001B[8m",
          "\n",
          "<",
          "g",
          "sig",
          "y".repeat(500));

  @Test
  void anyOctetsAreTaken() {
    Random random = new Random(20);
    int explained = 0;
    for (int archive = 0; archive < 300; archive++) {
      RewritingSigns signs = new RewritingSigns();
      for (int number = 1; number < 40; number++) {
        String text = "##" + line(random) + "##";
        byte[] octets = text.getBytes(ISO_8859_1);
        // The octets beside the line are not part of it.
        LinePosition position = new LinePosition("a\u001B.log", number);
        see(signs, random, new Line(position, octets, 2, octets.length - 2));
      }
      for (Explanation found : signs.explain(Set.of())) {
        explained++;
        assertThat(found.sample() + found.place() + found.what()).doesNotContainPattern("\\p{Cc}");
      }
    }
    assertThat(explained).isPositive();
  }

  private static void see(RewritingSigns signs, Random random, Line line) {
    switch (random.nextInt(4)) {
      case 0 -> signs.verified(line);
      case 1 -> {
        BlockVerdict[] verdicts = BlockVerdict.values();
        BlockVerdict verdict = verdicts[random.nextInt(verdicts.length)];
        signs.block(verdict, line);
      }
      default -> signs.unsigned(line);
    }
  }

  private static String line(Random random) {
    StringBuilder line = new StringBuilder();
    for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
      line.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return line.toString();
  }
}
