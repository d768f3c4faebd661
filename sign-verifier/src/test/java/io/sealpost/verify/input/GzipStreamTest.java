package io.sealpost.verify.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each octet of compressed input is read and right, or reading fails. */
class GzipStreamTest {
  private static final byte[] FIRST = gzip("<13>1 the first of two members\n".repeat(40));
  private static final byte[] SECOND = gzip("<13>1 the second one\n".repeat(30));
  private static final byte[] BOTH = joined(FIRST, SECOND);

  private static byte[] gzip(String text) {
    return Texts.gzip(text.getBytes(ISO_8859_1));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static List<String> read(byte[] packed) throws IOException {
    return Texts.of(new ByteArrayInputStream(packed), false);
  }

  private static void assertRefused(byte[] packed, String... words) {
    assertThatThrownBy(() -> read(packed))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void contentTellsThatItIsGzip() throws IOException {
    assertThat(read(gzip("a\nb\n"))).containsExactly("1:a", "2:b");
    assertThat(read(gzip(""))).isEmpty();
  }

  @Test
  void membersAreReadToTheEndThoughNothingIsAvailableBetween() throws IOException {
    assertThat(read(BOTH)).hasSize(70);
    assertThat(Texts.of(new Trickle(BOTH, new SplittableRandom(5848)), false))
        .isEqualTo(read(BOTH));
  }

  @Test
  void emptyMembersAreMembers() throws IOException {
    assertThat(read(joined(gzip(""), FIRST, gzip(""), gzip(""), SECOND))).hasSize(70);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 100_000})
  void zerosAfterTheLastMemberArePadding(int length) throws IOException {
    assertThat(read(joined(BOTH, new byte[length]))).hasSize(70);
  }

  @Test
  void somethingAfterPaddingIsNotPassedOver() {
    assertRefused(joined(FIRST, new byte[9], SECOND), "something after the padding");
    assertRefused(joined(FIRST, new byte[70_000], new byte[] {1}), "padding", "member 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\n", "<13>1 forged\n", "\u001f", "\u001f\u008b", "\u001f\u008b\b"})
  void whatIsNoMemberIsNotPassedOver(String garbage) {
    assertRefused(joined(BOTH, garbage.getBytes(ISO_8859_1)), "member 3", "header");
  }

  static IntStream cuts() {
    return IntStream.range(2, BOTH.length).filter(length -> length != FIRST.length);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void memberThatIsCutIsNotRead(int length) {
    assertRefused(Arrays.copyOf(BOTH, length), length < FIRST.length ? "member 1" : "member 2");
  }

  /** Of header and trailer; time, level and system say nothing about the data. */
  static IntStream fixedOctets() {
    int second = FIRST.length;
    IntStream header = IntStream.of(0, 1, 2).map(at -> second + at);
    IntStream trailers =
        IntStream.range(1, 9).flatMap(at -> IntStream.of(second - at, BOTH.length - at));
    return IntStream.concat(header, trailers);
  }

  @ParameterizedTest
  @MethodSource("fixedOctets")
  void changeOfAnyBitInHeaderOrTrailerIsFound(int at) {
    for (int bit = 0; bit < 8; bit++) {
      byte[] changed = BOTH.clone();
      changed[at] ^= (byte) (1 << bit);
      assertRefused(changed, "damaged gzip data");
    }
  }

  @Test
  void changedDataIsNeverReadAsIfItWereWhole() throws IOException {
    List<String> whole = read(BOTH);
    for (int at = FIRST.length + 10; at < BOTH.length - 8; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = BOTH.clone();
        changed[at] ^= (byte) (1 << bit);
        assertReadWhollyOrRefused(changed, whole);
      }
    }
  }

  @Test
  void flagsThatAreChangedAreNeverPassedOver() throws IOException {
    for (int flags = 2; flags < 256; flags++) { // 1 says that it is text
      byte[] changed = BOTH.clone();
      changed[FIRST.length + 3] = (byte) flags;
      assertReadWhollyOrRefused(changed, read(BOTH));
    }
  }

  private static void assertReadWhollyOrRefused(byte[] packed, List<String> whole) {
    List<String> texts;
    try {
      texts = read(packed);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("damaged gzip data");
      return;
    }
    assertThat(texts).isEqualTo(whole);
  }

  static Stream<byte[]> headers() {
    byte[] extra = {3, 0, 'a', 0, 'b'};
    byte[] name = "a.log\0".getBytes(ISO_8859_1);
    byte[] comment = "a comment\0".getBytes(ISO_8859_1);
    return Stream.of(
        header(0),
        header(1),
        header(4, extra),
        header(8, name),
        header(16, comment),
        header(28, extra, name, comment),
        checked(header(2)),
        checked(header(31, extra, name, comment)));
  }

  private static byte[] header(int flags, byte[]... fields) {
    byte[] fixed = {0x1F, (byte) 0x8B, 8, (byte) flags, 1, 2, 3, 4, 2, 3};
    return joined(fixed, joined(fields));
  }

  private static byte[] checked(byte[] header) {
    CRC32 crc = new CRC32();
    crc.update(header);
    byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
    return joined(header, sum);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void optionalFieldsOfAHeaderArePassedOver(byte[] header) throws IOException {
    byte[] data = Arrays.copyOfRange(SECOND, 10, SECOND.length);

    assertThat(read(joined(FIRST, header, data))).isEqualTo(read(BOTH));
  }

  @Test
  void checksumOfAHeaderIsChecked() {
    byte[] header = checked(header(10, "a.log\0".getBytes(ISO_8859_1)));
    byte[] data = Arrays.copyOfRange(SECOND, 10, SECOND.length);
    for (int at = 4; at < header.length; at++) {
      byte[] changed = header.clone();
      changed[at] ^= 1;
      assertRefused(joined(FIRST, changed, data), "damaged gzip data");
    }
  }
}
