package io.sealpost.verify.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Thorough;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to an archive, what is read of it accounts for every octet. */
class EveryOctetTest {
  private static final int ARCHIVES_PER_SEED = Thorough.times(15, 100);
  private static final int MESSAGES = 40;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void messagesCountsAndTerminatorsAreTheWholeInput(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ARCHIVES_PER_SEED; i++) {
      String input = edited(archive(random), random);
      List<String> read = Texts.of(input);
      assertThat(accountsFor(read, input)).as("seed %d, archive %d", seed, i).isTrue();
      byte[] octets = input.getBytes(ISO_8859_1);
      assertThat(Texts.of(new Trickle(octets, random), false))
          .isEqualTo(Texts.of(new ByteArrayInputStream(octets), false));
    }
  }

  /** How the messages lie in the input: each as it is, or with its count, and perhaps an LF. */
  private static boolean accountsFor(List<String> read, String input) {
    Set<Integer> reached = Set.of(0);
    for (String message : read) {
      Set<Integer> next = new HashSet<>();
      for (int at : reached) {
        addEnds(next, input, message, at);
        addEnds(next, input, message.length() + " " + message, at);
      }
      reached = next;
    }
    return reached.contains(input.length());
  }

  private static void addEnds(Set<Integer> ends, String input, String text, int at) {
    if (!input.startsWith(text, at)) {
      return;
    }
    int end = at + text.length();
    ends.add(end);
    if (input.startsWith("\n", end)) {
      ends.add(end + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void intactArchiveIsReadAsItWasWritten(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ARCHIVES_PER_SEED; i++) {
      List<String> messages = messages(random);
      StringBuilder joined = new StringBuilder();
      StringBuilder separate = new StringBuilder();
      StringBuilder lines = new StringBuilder();
      for (String message : messages) {
        joined.append(frame(message));
        separate.append(frame(message)).append('\n');
        lines.append(message.replace('\n', ' ')).append('\n');
      }

      assertThat(Texts.of(joined.toString()))
          .as("seed %d, archive %d", seed, i)
          .isEqualTo(messages);
      assertThat(Texts.of(separate.toString())).isEqualTo(messages);
      assertThat(Texts.of(lines.toString())).isEqualTo(lines.toString().lines().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void editCostsOnlyMessagesAtItsPlace(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ARCHIVES_PER_SEED; i++) {
      List<String> messages = messages(random);
      String lf = random.nextBoolean() ? "\n" : "";
      StringBuilder before = new StringBuilder();
      for (String message : messages) {
        before.append(frame(message)).append(lf);
      }
      String after = editedOnce(before.toString(), random);

      List<String> lost = new ArrayList<>(messages);
      lost.removeAll(Texts.of(after));

      assertThat(lost).as("seed %d, archive %d: %s", seed, i, after).hasSizeLessThanOrEqualTo(8);
    }
  }

  private static String archive(SplittableRandom random) {
    StringBuilder all = new StringBuilder();
    int kind = random.nextInt(4);
    for (String message : messages(random)) {
      boolean counted = kind < 2 || (kind == 2 && random.nextInt(5) > 0);
      all.append(counted ? frame(message) : message);
      if (kind > 2 || kind == 1 || random.nextBoolean()) {
        all.append('\n');
      }
    }
    return all.toString();
  }

  private static List<String> messages(SplittableRandom random) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(message(i, random));
    }
    return messages;
  }

  private static String message(int i, SplittableRandom random) {
    String text =
        String.format(
            Locale.ROOT, "<134>1 2026-11-28T07:38:57.%06dZ h a 7 - - event %d", i * 7919, i);
    return switch (random.nextInt(12)) {
      case 0 -> text + "\n  at line " + i + "\n" + i;
      case 1 -> text + " 9 <13>1 - -9 <13>1 - -9 <13>1 - -";
      case 2 -> text + "\n<13>1 of another";
      case 3 -> text + " 1000 <x";
      default -> text;
    };
  }

  private static String frame(String message) {
    return message.length() + " " + message;
  }

  private static String edited(String archive, SplittableRandom random) {
    String edited = archive;
    for (int i = random.nextInt(5); i > 0; i--) {
      edited = editedOnce(edited, random);
    }
    return edited;
  }

  /** Changes what lies within at most 120 octets. */
  private static String editedOnce(String archive, SplittableRandom random) {
    StringBuilder edited = new StringBuilder(archive);
    int at = random.nextInt(archive.length());
    int end = Math.min(archive.length(), at + random.nextInt(1, 120));
    switch (random.nextInt(8)) {
      case 0 -> edited.setCharAt(at, (char) random.nextInt(256));
      case 1 -> edited.delete(at, end);
      case 2 -> edited.insert(at, archive, at, end);
      case 3 -> edited.insert(at, "5 hello");
      case 4 -> edited.insert(at, "<13>1 junk\n");
      case 5 -> edited.replace(at, end, "\n".repeat(end - at));
      case 6 -> edited.insert(at, Long.toString(random.nextLong(1, 10_000_000)) + " <13>");
      default -> edited.deleteCharAt(at);
    }
    return edited.toString();
  }
}
