package io.sealpost.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OctetArchiveTest {
  private static final String WHOLE = "<13>1 2026-11-30T15:50:42Z - - - - - whole";

  private static List<String> read(String archive) {
    return OctetArchive.read(archive.getBytes(US_ASCII)).stream()
        .map(octets -> new String(octets, US_ASCII))
        .toList();
  }

  private static String entry(String message) {
    return message.length() + " " + message + "\n";
  }

  /** Whatever length the half has announced, even one that leads to the end of a later entry. */
  @Test
  void halfAnEntryHidesNothingThatFollows() {
    List<Integer> wrong = new ArrayList<>();
    for (int announced = 10; announced < 200; announced++) {
      String half = announced + " <13>1 - - - - - - hal";
      if (!read(half + entry(WHOLE) + entry(WHOLE)).equals(List.of(WHOLE, WHOLE))) {
        wrong.add(announced);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aMessageMayHaveLinesOfItsOwn() {
    String lines = "<13>1 - - - - - - one\ntwo\n12 <13>1 - - - ";
    assertThat(read(entry(lines) + entry(WHOLE))).containsExactly(lines, WHOLE);
  }
}
