package io.sealpost.verify.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is explained where lines are altered, inserted or unsigned but not rewritten. */
class NoEvidenceTest {
  @TempDir private static Path directory;
  private static List<String> genuine;

  @BeforeAll
  static void sign() throws IOException {
    genuine = GenuineLog.in(directory);
  }

  private static void assertNothing(List<String> lines) throws IOException {
    assertThat(Explained.of(lines)).isEmpty();
  }

  private static List<String> withoutBlocks() {
    return genuine.stream().filter(line -> !line.contains("[ssign")).toList();
  }

  @Test
  void intactArchiveNeedsNoExplanation() throws IOException {
    assertNothing(genuine);
  }

  @Test
  void emptyArchiveHasNone() throws IOException {
    assertNothing(List.of());
  }

  @Test
  void messagesWhoseBlocksAreGoneWereNotRewritten() throws IOException {
    assertNothing(withoutBlocks());
    assertNothing(genuine.stream().filter(line -> !line.contains("[ssign VER")).toList());
    assertNothing(genuine.subList(0, 40));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void changedOctetsAreNoRewriting(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(genuine);
    for (int change = 0; change < 8; change++) {
      int line = random.nextInt(lines.size());
      StringBuilder changed = new StringBuilder(lines.get(line));
      changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(256));
      lines.set(line, changed.toString());
    }
    assertNothing(lines);
  }

  static Stream<String> foreignLines() {
    return Stream.of(
        "Nov 28 07:38:57 host cron[12]: job %d",
        "2026-11-28T07:38:57.342238+00:00 host sshd[12]: login %d",
        "<13>Nov 28 07:38:57 host su[12]: root %d",
        "{\"level\":\"info\",\"message\":\"%d\"}",
        "<14>1 2026-11-21T00:00:01+00:00 host other 12 - - unsigned %d",
        "<14>1 2026-11-21T00:00:01Z host other 12 - -  with a space %d",
        "<14>1 2026-11-21T00:00:01Z host other 12 - - M\u00FCnchen",
        "<14>1 2026-11-21T00:00:01Z host other 12 - [a@1 b=\"%d\"] \u00C3\u00BC#012",
        "-- MARK %d --",
        "");
  }

  @ParameterizedTest
  @MethodSource("foreignLines")
  void linesOfProgramsThatSignNothingAreNoRewriting(String format) throws IOException {
    List<String> lines = new ArrayList<>(genuine);
    List<String> foreign =
        IntStream.range(0, 2).mapToObj(i -> String.format(Locale.ROOT, format, i)).toList();
    lines.addAll(20, foreign);
    lines.addAll(foreign);
    assertNothing(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nov 28 07:38:57 host cron[12]: job %d", "{\"message\":\"%d\"}"})
  void neitherAreManyOfThem(String format) throws IOException {
    List<String> lines = new ArrayList<>(genuine);
    IntStream.range(0, 500)
        .mapToObj(i -> String.format(Locale.ROOT, format, i))
        .forEach(lines::add);
    assertNothing(lines);
  }

  @Test
  void escapesThatTheSenderWroteAreNoRewriting() throws IOException {
    List<String> lines =
        GenuineLog.in(directory, line -> line.replace("x\t", "x#011")).stream()
            .filter(line -> !line.contains("GBC=\"2\""))
            .toList();
    List<String> others = new ArrayList<>(lines);
    others.replaceAll(line -> line.contains("#011") ? line + "!" : line);
    others.addAll(lines);

    assertNothing(lines);
    assertNothing(others);
  }

  @Test
  void textThatIsNoLogWasNotRewritten() throws IOException {
    assertNothing(List.of("It was", "a dark and stormy night;", "the rain fell", "in torrents"));
  }

  @Test
  void textThatSpeaksOfSyslogIsNoRewriting() throws IOException {
    List<String> lines = new ArrayList<>(genuine);
    lines.add(
        "<14>1 2026-11-21T00:00:01.000001Z host.example.org shop 7 - - got"
            + " '<13>1 2026-11-21T00:00:01Z a b - - - x' and '<13>Nov 28 07:38:57 a b: y' and #012");
    lines.add("Nov 28 07:38:57 host app: session 17 is signed with the key sha-256:AB");
    assertNothing(lines);
  }

  @Test
  void messagesThatAreEquallyLongWereNotCut() throws IOException {
    List<String> lines = new ArrayList<>(withoutBlocks());
    String text = "y".repeat(1900);
    for (int i = 100; i < 120; i++) {
      lines.add("<14>1 2026-11-21T00:00:01.000001Z host.example.org shop 7 - - " + text + i);
    }
    assertNothing(lines);
  }

  @Test
  void lengthAtWhichTheSenderCutsIsNotTheServers() throws IOException {
    String message =
        "<14>1 2026-11-21T00:00:01.000001Z host.example.org shop 7 - [sealpost@32473"
            + " truncated=\"976\"] ";
    String cut = message + "y".repeat(8096 - message.length());
    assertNothing(Stream.concat(genuine.stream(), Collections.nCopies(3, cut).stream()).toList());
  }

  @Test
  void changedCertificateBlockAmongVerifiedOnesIsNoRewriting() throws IOException {
    List<String> lines = new ArrayList<>(genuine);
    lines.add(3, lines.get(0).replaceFirst("host.example.org", "evil.example.org"));
    assertNothing(lines);
  }

  @Test
  void linesOfASignerWithoutATrustedKeyWereNotRewritten() throws IOException {
    assertThat(Explained.trustingNobody(genuine)).isEmpty();
  }
}
