package io.sealpost.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where the documents' links and paths lead, there is something. */
final class LinksTest {
  private static final Map<String, Document> DOCUMENTS = SourceTree.ALL.documents();

  /** A path below the root, not of what a build makes. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?:\\.ci|\\.github|docs|samples|benchmarks|appender-common|log4j2-appender"
              + "|logback-appender|sign-verifier)/(?!.*target/)[\\w./-]*");

  @Test
  void everyLinkLeadsToAFileAndToAHeadingOfIt() {
    assertThat(DOCUMENTS).hasSizeGreaterThan(20);
    assertThat(SourceTree.ALL.inDocuments(LinksTest::broken)).isEmpty();
  }

  @Test
  void linkThatLeadsNowhereIsFound() {
    Document wrong =
        new Document(
            """
            # Here it is: `x`
            [a](README.md) [b](no.md) [c](tls.md#no) [d](#no)
            [e](#here-it-is-x) [f](../README.md#why) [g](https://example.net/no)
            ![h](pictures/no.svg) `[i](no)`
            ```
            # No
            [j](no)
            ```
            [k](#no-1)""");

    assertThat(broken("docs/new.md", wrong))
        .containsExactly("no.md", "tls.md#no", "#no", "pictures/no.svg", "#no-1");
  }

  @Test
  void everyPathInCodeExists() {
    assertThat(SourceTree.ALL.inDocuments((path, document) -> missing(document))).isEmpty();
  }

  @Test
  void pathThatDoesNotExistIsFound() {
    Document wrong =
        new Document("`docs/no.md`, `docs/tls.md`, `samples/no/`, `samples/target/x`, `a/b`");

    assertThat(missing(wrong)).containsExactly("docs/no.md", "samples/no/");
  }

  /** Links of the document at this path that lead nowhere. */
  private static List<String> broken(String path, Document document) {
    List<String> broken = new ArrayList<>();
    for (String link : document.links()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      String target =
          parts[0].isEmpty() ? path : Path.of(path).resolveSibling(parts[0]).normalize().toString();
      boolean found = parts[0].isEmpty() || SourceTree.ALL.has(target);
      if (!found || (parts.length == 2 && !leadsToHeading(target, path, document, parts[1]))) {
        broken.add(link);
      }
    }
    return broken;
  }

  private static boolean leadsToHeading(
      String target, String path, Document document, String anchor) {
    Document other = target.equals(path) ? document : DOCUMENTS.get(target);
    return Optional.ofNullable(other).filter(page -> page.anchors().contains(anchor)).isPresent();
  }

  private static List<String> missing(Document document) {
    return Document.code(document.prose().text()).stream()
        .filter(code -> PATH.matcher(code).matches() && !SourceTree.ALL.has(code))
        .toList();
  }
}
