package io.sealpost.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/verifying.md} names each verdict and each finding, and nothing else. */
class DocumentedNamesTest {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  @Test
  void everyVerdictOnAMessageIsInTheTableAndNoOther() throws IOException {
    assertThat(table("| Verdict on a message |"))
        .containsExactlyElementsOf(names(Verdict.values()));
  }

  @Test
  void everyFindingIsInTheTableAndNoOther() throws IOException {
    assertThat(table("| Finding |"))
        .containsExactlyInAnyOrderElementsOf(names(FindingKind.values()));
  }

  @Test
  void everyVerdictOnABlockIsNamed() throws IOException {
    String documented = text();
    String blocks = documented.substring(documented.indexOf("A block's verdict is"));
    String paragraph = blocks.substring(0, blocks.indexOf("\n\n"));

    assertThat(names(BlockVerdict.values()))
        .allSatisfy(name -> assertThat(paragraph).contains("`" + name + "`"));
  }

  private static List<String> names(Counted... kinds) {
    return Arrays.stream(kinds).map(Counted::text).toList();
  }

  /** The names in the first column of the table with this heading. */
  private static List<String> table(String heading) throws IOException {
    String rest = text().substring(text().indexOf(heading));
    String firstColumn =
        rest.substring(0, rest.indexOf("\n\n"))
            .lines()
            .map(row -> row.split("\\|", 3)[1])
            .collect(Collectors.joining());
    return NAME.matcher(firstColumn).results().map(name -> name.group(1)).toList();
  }

  private static String text() throws IOException {
    return Files.readString(Repository.file("docs/verifying.md"));
  }
}
