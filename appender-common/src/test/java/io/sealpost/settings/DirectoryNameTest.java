package io.sealpost.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirectoryNameTest {
  private static final Path PARENT = Path.of("/var/spool/tenants");

  @ParameterizedTest
  @CsvSource({
    "acme, acme",
    "Acme-7_b.example, Acme-7_b.example",
    "../x, %2E.%2Fx",
    ".., %2E%2E",
    "., %2E",
    "a/b, a%2Fb",
    "a., a%2E",
    ".hidden, %2Ehidden",
    "100%, 100%25",
    "a~b, a%7Eb",
    "C:\\x, C%3A%5Cx",
    "\u00c4rzte 7, %C3%84rzte%207"
  })
  void plainTextsStayReadable(String text, String name) {
    assertThat(DirectoryName.of(text)).isEqualTo(name);
  }

  @Test
  void noTextLeavesTheDirectoryAndNoTwoHaveOneName() {
    Random random = new Random(14);
    List<String> parts = List.of("..", "/", ".", "~", "%", "%2E", "a", "\\", "\0", "\u00e9", " ");
    Set<String> texts = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(120); length > 0; length--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      texts.add(text.toString());
      String name = DirectoryName.of(text.toString());
      names.add(name);
      Path made = PARENT.resolve(name);
      assertThat(made.normalize()).isEqualTo(made);
      assertThat(made.getParent()).isEqualTo(PARENT);
      assertThat(name.length()).isBetween(1, 200);
    }
    assertThat(names).hasSameSizeAs(texts);
  }
}
