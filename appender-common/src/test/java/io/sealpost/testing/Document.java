package io.sealpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation in Markdown, read as far as tests compare it with the code. */
public record Document(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([\\w-]*)\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

  /** Returns the page in this file of the repository. */
  public static Document of(String file) {
    try {
      return new Document(Files.readString(Repository.file(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code within a text, in its order. */
  public static List<String> code(String text) {
    return firstGroups(CODE, text).map(code -> code.replaceAll("\\s+", " ")).toList();
  }

  /** The code blocks of that language, in their order. */
  public List<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The page without its code blocks. */
  public Document prose() {
    return new Document(BLOCK.matcher(text).replaceAll(""));
  }

  /** The part below this heading of the second level, up to the next one. */
  public Document section(String heading) {
    return sections().stream()
        .filter(section -> section.text.startsWith("## " + heading + "\n"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no heading '" + heading + "'"));
  }

  /** The parts that begin with a heading of the second level, including it. */
  public List<Document> sections() {
    return Arrays.stream(text.split("(?m)^(?=## )", -1))
        .filter(part -> part.startsWith("## "))
        .map(Document::new)
        .toList();
  }

  /** The text of the paragraph that begins with these words. */
  public String paragraph(String words) {
    return Arrays.stream(text.split("\n\n|\n(?=- )", -1))
        .filter(paragraph -> paragraph.startsWith(words))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no paragraph '" + words + "'"));
  }

  /** The cells of all rows of the tables of which the first column has this heading. */
  public List<List<String>> rows(String heading) {
    return Arrays.stream(text.split("\n\n", -1))
        .filter(paragraph -> paragraph.startsWith("| " + heading + " |"))
        .flatMap(table -> table.lines().skip(2))
        .map(row -> Arrays.stream(row.split("(?<!\\\\)\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }

  /** The code in the second column of the table row that begins with this. */
  public String tableCode(String firstColumn) {
    return firstGroups(
            Pattern.compile("(?m)^\\| " + Pattern.quote(firstColumn) + " \\| `([^`]+)`"), text)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no row of " + firstColumn));
  }

  /** Where links lead, as they are written; of pictures too. */
  public List<String> links() {
    return firstGroups(LINK, CODE.matcher(prose().text).replaceAll("code")).toList();
  }

  /** The anchors of the headings, as GitHub makes them. */
  public Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    Map<String, Integer> met = new HashMap<>();
    firstGroups(HEADING, prose().text)
        .map(Document::anchor)
        .forEach(
            anchor -> {
              int before = met.merge(anchor, 1, Integer::sum) - 1;
              anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
    return anchors;
  }

  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\]\\([^)]*\\)", "")
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private static Stream<String> firstGroups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }
}
