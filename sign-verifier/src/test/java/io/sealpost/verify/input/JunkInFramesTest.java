package io.sealpost.verify.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no frame costs nothing but itself, with and without LF between frames. */
class JunkInFramesTest {
  private static final int FRAMES = 12;

  private static String message(int i) {
    String time = String.format(Locale.ROOT, "2026-11-28T07:38:57.8%05dZ", i * 1234);
    return "<134>1 " + time + " host app 7 - - event " + i + " of 200 from logback" + i;
  }

  private static String frame(String message) {
    return message.length() + " " + message;
  }

  /** Frames, with the junk in the place of one of them, or before it. */
  private static String archive(String lf, int at, String junk, boolean instead) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < FRAMES; i++) {
      if (i == at) {
        all.append(junk).append(lf);
      }
      if (i != at || !instead) {
        all.append(frame(message(i))).append(lf);
      }
    }
    return all.toString();
  }

  static Stream<String> junk() {
    return Stream.of(
        "5 hello",
        "0 ",
        "hello",
        "hello 95",
        "<13>1 2026-11-28T07:38:57Z host app 7 - - forged",
        "<",
        " ",
        "\t",
        "0",
        "99999",
        "99999999999999999999 ",
        "9999 <13>1 - too much is promised",
        "99999999 <13>1 - far too much is promised",
        "8 <13>1 - - too little",
        "8x <13>1 - - - - - -",
        "8\t<13>1 -",
        "08 <13>1 - ",
        "\0\0\0\0");
  }

  @ParameterizedTest
  @MethodSource("junk")
  void allFramesAroundJunkAreRead(String junk) throws IOException {
    for (String lf : List.of("", "\n")) {
      for (int at = 0; at < FRAMES; at++) {
        List<String> read = Texts.of(archive(lf, at, junk, false));

        for (int i = 0; i < FRAMES; i++) {
          assertThat(read).as("junk at %d, LF %s", at, !lf.isEmpty()).contains(message(i));
        }
        assertThat(read.size()).isLessThanOrEqualTo(FRAMES + 3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, -9, -2, -1, 1, 2, 3, 9, 40, 100, 500, 5000, 50_000_000})
  void wrongCountCostsItsOwnMessageOnly(int difference) throws IOException {
    for (String lf : List.of("", "\n")) {
      for (int at = 0; at < FRAMES; at++) {
        String wrong = message(at).length() + difference + " " + message(at);
        List<String> read = Texts.of(archive(lf, at, wrong, true));

        for (int i = 0; i < FRAMES; i++) {
          if (i != at) {
            assertThat(read).as("%d is wrong", at).contains(message(i));
          }
        }
      }
    }
  }

  @Test
  void junkAfterEachFrameCostsNoFrame() throws IOException {
    StringBuilder all = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      all.append(frame(message(i))).append("junk");
      expected.add(message(i));
      expected.add("junk");
    }

    assertThat(Texts.of(all.toString())).isEqualTo(expected);
  }

  @Test
  void messageWithoutItsCountCostsNoFrame() throws IOException {
    String all = archive("", FRAMES, "", false);

    for (int lost = 1; lost < 20; lost++) {
      List<String> read = Texts.of(all.substring(lost));
      for (int i = 1; i < FRAMES; i++) {
        assertThat(read).contains(message(i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'6 <a>|<b', '<a>|<b'",
    "'3 <x>16 <a>|<b>|5 <c>|<d', '<x>,<a>|<b>|5 <c>|<d'",
    "'16 <a>|<b>|5 <c>|<d3 <x>3 <y>3 <z>', '<a>|<b>|5 <c>|<d,<x>,<y>,<z>'",
    "'3 <x>3 <y>3 <z>6 <a>|<bjunk3 <x>', '<x>,<y>,<z>,<a>|<b,junk,<x>'"
  })
  void contentOfAFrameIsNotCut(String input, String messages) throws IOException {
    String first = "3 <1>";
    List<String> read = Texts.of((first + input).replace('|', '\n'));

    assertThat(String.join(",", read).replace('\n', '|')).isEqualTo("<1>," + messages);
  }

  @Test
  void framesThatAMessageSpeaksOfAreNotTaken() throws IOException {
    String talk = "<134>1 - h a - - - got 5 <aaa>5 <bbb>5 <ccc>5 <ddd> and 3 <e>";
    String all = frame(message(1)) + frame(talk) + "junk" + frame(message(2)) + frame(message(3));

    assertThat(Texts.of(all)).containsExactly(message(1), talk, "junk", message(2), message(3));
  }

  @Test
  void lineInAFileOfLinesSwallowsNoOther() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      lines.add(message(i));
    }
    for (int at = 0; at < FRAMES; at++) {
      int rest = String.join("\n", lines.subList(at, FRAMES)).length();
      for (int count = 1; count < rest + 10; count++) {
        List<String> all = new ArrayList<>(lines);
        all.add(at, count + " <13>1 greedy");
        List<String> read = Texts.of(String.join("\n", all) + "\n");
        assertThat(read).as("%d at %d", count, at).containsAll(lines);
      }
    }
  }

  @Test
  void lineInAFileOfLinesIsNotCutWhereItSpeaksOfFrames() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      lines.add(message(i) + " 5 <aaa>5 <bbb>5 <ccc>5 <ddd>" + (i % 2 == 0 ? "" : " 1000 <x"));
    }

    assertThat(Texts.of(String.join("\n", lines))).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "'x|3 <b>|', 'x,<b>'",
    "'<a>|3 <b>|', '<a>,<b>'",
    "'<a>|<b>|3 <c>3 <d>3 <e>3 <f>junk3 <g>', '<a>,<b>,<c>,<d>,<e>,<f>,junk,<g>'",
    "'3 <a>x|', '<a>,x'",
    "'3 <a>||3 <b>', '<a>,,<b>'",
    "'3 <a>3 <b>|x|y|3 <c>|<d>|3 <e>', '<a>,<b>,x,y,<c>,<d>,<e>'",
    "'0 0 3 <a>0 ', ',,<a>,'",
    "'3 <a>5 hello5 hello|3 <b>', '<a>,hello,hello,<b>'"
  })
  void linesAndFramesMayBeMixed(String input, String messages) throws IOException {
    List<String> read = Texts.of(input.replace('|', '\n'));

    assertThat(String.join(",", read)).isEqualTo(messages);
  }
}
