package io.sealpost.verify.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one message ends and the next begins; {@code |} stands for LF and {@code ~} for CR. */
class ArchiveReaderTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "'|', 1:",
    "'a', 1:a",
    "'a|', 1:a",
    "'a||b', 1:a 2: 3:b",
    "'a~|b~', 1:a~ 2:b~",
    "'12 a|', '1:12 a'"
  })
  void linesEndInLf(String input, String messages) throws IOException {
    assertThat(read(input, false)).isEqualTo(messages);
  }

  @ParameterizedTest
  @CsvSource({"'a~|b~|', 1:a 2:b", "'a~~|', 1:a~", "'~|', 1:", "'a~', 1:a~", "'a|', 1:a"})
  void carriageReturnsGoOnRequest(String input, String messages) throws IOException {
    assertThat(read(input, true)).isEqualTo(messages);
  }

  @ParameterizedTest
  @CsvSource({
    "'3 <a>|3 <b>|', 1:<a> 2:<b>",
    "'3 <a>3 <b>', 1:<a> 2:<b>",
    "'3 <a>|3 <b>', 1:<a> 2:<b>",
    "'3 <a||3 <b|', '1:<a| 2:<b|'",
    "'3 <a>3 <|>', '1:<a> 2:<|>'"
  })
  void octetCountsAreFollowed(String input, String messages) throws IOException {
    assertThat(read(input, false)).isEqualTo(messages);
  }

  @ParameterizedTest
  @CsvSource({
    "'3 <a>|x|3 <b>|', 1:<a> 2:x 3:<b>",
    "'3 <a>8 <b>|3 <c>|', '1:<a> 2:8 <b> 3:<c>'",
    "'3 <a>|99 <b>', '1:<a> 2:99 <b>'",
    "'3 <a>|999999999999 <b>|', '1:<a> 2:999999999999 <b>'"
  })
  void wrongCountCostsOneLine(String input, String messages) throws IOException {
    assertThat(read(input, false)).isEqualTo(messages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"03 <a>|", "3  <a>|", "5 <a>|", " 3 <a>|", "3\t<a>|"})
  void streamWhoseFirstMessageIsNotCountedIsRead(String input) throws IOException {
    StringJoiner expected = new StringJoiner(" ");
    List<String> lines = input.replace('|', '\n').lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      expected.add(i + 1 + ":" + lines.get(i));
    }

    assertThat(read(input, false)).isEqualTo(expected.toString());
  }

  @Test
  void failureOfTheSinkIsNotOneOfTheInput() {
    InputStream in = new ByteArrayInputStream("a\n".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> ArchiveReader.read(in, false, new FullDisk()))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onlyLfEndsALine(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] lookalikes = {'\n', '\n', 11, 9, 8, (byte) 0x8A, 0, (byte) 0xFF, '\r', 'x'};
    byte[] octets = new byte[3000];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = lookalikes[random.nextInt(10)];
    }

    List<String> expected = new ArrayList<>();
    octets[octets.length - 1] = 'x';
    String[] lines = new String(octets, ISO_8859_1).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      expected.add(i + 1 + ":" + lines[i]);
    }

    assertThat(read(new ByteArrayInputStream(octets), false)).isEqualTo(expected);
    assertThat(read(new Trickle(octets, random), false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000_000, ArchiveReader.MAX_OCTETS})
  void longLinesAreWhole(int length) throws IOException {
    byte[] input = new byte[length + 3];
    input[length] = '\n';
    input[length + 1] = 'b';

    List<Integer> lengths = new ArrayList<>();
    ArchiveReader.read(new ByteArrayInputStream(input), false, new Lengths(lengths));

    assertThat(lengths).containsExactly(length, 2);
  }

  @Test
  void lineThatIsTooLongIsCutAndTheNextOneRead() throws IOException {
    byte[] input = new byte[2 * ArchiveReader.MAX_OCTETS + 3];
    input[input.length - 3] = '\n';

    List<Integer> lengths = new ArrayList<>();
    ArchiveReader.read(new ByteArrayInputStream(input), false, new Lengths(lengths));

    assertThat(lengths).containsExactly(-ArchiveReader.MAX_OCTETS, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void piecesInWhichInputComesDoNotMatter(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      String message = "<" + "x".repeat(random.nextInt(1, 200));
      input.append(message.length()).append(' ').append(message);
      if (random.nextBoolean()) {
        input.append('\n');
      }
    }
    byte[] octets = input.toString().getBytes(ISO_8859_1);

    List<String> whole = read(new ByteArrayInputStream(octets), false);
    List<String> pieces = read(new Trickle(octets, random), false);

    assertThat(whole).hasSize(3000);
    assertThat(pieces).isEqualTo(whole);
  }

  private static String read(String input, boolean stripCr) throws IOException {
    byte[] octets = input.replace('|', '\n').replace('~', '\r').getBytes(ISO_8859_1);
    return String.join(" ", read(new ByteArrayInputStream(octets), stripCr))
        .replace('\n', '|')
        .replace('\r', '~');
  }

  private static List<String> read(InputStream in, boolean stripCr) throws IOException {
    return Texts.of(in, stripCr);
  }

  private static final class FullDisk implements LineSink {
    @Override
    public void line(int number, byte[] octets, int from, int to) throws IOException {
      throw new IOException("disk full");
    }

    @Override
    public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
      throw new IOException("disk full");
    }
  }

  /** Lengths of lines; negative ones of lines that were cut. */
  private record Lengths(List<Integer> lengths) implements LineSink {
    @Override
    public void line(int number, byte[] octets, int from, int to) {
      lengths.add(to - from);
    }

    @Override
    public void cutLine(int number, byte[] octets, int from, int to) {
      lengths.add(from - to);
    }
  }
}
