package io.sealpost.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines of the status log that the documents quote are in the code. */
final class ReportedTextsTest {
  private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** What stands between texts of the code; some add the first word or the last one themselves. */
  private static final Pattern BETWEEN = Pattern.compile("^still |(?: to)? ?…|[:;,()]");

  @Test
  void everyQuotedLineIsInTheCode() {
    String literals = literals(SourceTree.ALL.javaTexts("/src/main/"));

    assertThat(missing(Document.of("docs/operating.md"), "Line", literals)).isEmpty();
    assertThat(missing(Document.of("docs/tls.md"), "It says", literals)).isEmpty();
  }

  @Test
  void lineThatTheCodeDoesNotHaveIsFound() {
    String literals =
        literals(
            List.of("say(\"the letter to \" + name\n + \" is on \"\n + \"its way: \" + how);"));
    Document document =
        new Document(
            """
            | Line | When |
            |---|---|
            | `the letter to …`, `still the letter to … is on its way: …` | `not this` |
            | `the letter to … is on its return: …` | |""");

    assertThat(missing(document, "Line", literals)).containsExactly("is on its return");
  }

  /** Parts of the lines in a column, of two words or more, that are in no text of the code. */
  private static List<String> missing(Document document, String heading, String literals) {
    List<List<String>> rows = document.rows(heading);
    assertThat(rows).isNotEmpty();
    return rows.stream()
        .flatMap(row -> Document.code(row.get(0)).stream())
        .flatMap(line -> Arrays.stream(BETWEEN.split(line, -1)))
        .map(String::strip)
        .filter(part -> part.contains(" ") && !literals.contains(part))
        .toList();
  }

  private static String literals(List<String> texts) {
    return texts.stream()
        .map(text -> CONCATENATION.matcher(text).replaceAll(""))
        .flatMap(ReportedTextsTest::literals)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> literals(String text) {
    return LITERAL.matcher(text).results().map(literal -> literal.group(1));
  }
}
