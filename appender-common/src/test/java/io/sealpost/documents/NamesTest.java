package io.sealpost.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The types, methods and packages that the documents name exist. */
final class NamesTest {
  @Test
  void everyNameInTheDocumentsExists() {
    JavaNames names = JavaNames.of(SourceTree.ALL.javaTexts("/src/"));

    // What a version had, a later one need not have.
    assertThat(
            SourceTree.ALL.inDocuments(
                (path, document) ->
                    path.equals("CHANGELOG.md") ? List.of() : unknown(names, document)))
        .isEmpty();
  }

  @Test
  void nameThatDoesNotExistIsFound() {
    JavaNames names =
        JavaNames.of(
            List.of(
                """
                package io.sealpost.post;
                import java.io.IOException;
                public final class Letter extends Sheet {
                  record Stamp(int price) {}
                  void sendByNight() {}
                }""",
                "package io.sealpost.paper; abstract class Sheet { int widthInMillimetres; }"));
    Document document =
        new Document(
            """
            `Letter`, `Lettre`, `Letter.Stamp`, `Letter.Stempel`, `Letter.Stamp.price`, `Sheet.price`,
            `Letter.widthInMillimetres`, `Letter.heightInMillimetres`, `Letter.sendByNight(...)`,
            `io.sealpost.post`, `io.sealpost.mail`, `io.sealpost.post.Letter`,
            `io.sealpost.paper.Letter`, `io.sealpost.post.Letter.send(x)`, `sendByNight`, `sendByDay`,
            `IOException`, `UncheckedIOException`, `Thread.sleep`, `DROPPED`, `plain`
            ```
            `Lettre`
            ```
            | `Letter.sendBy...`, `...sendByNight...`, `...sendByDay...` | `Letter.sendAt...` |""");

    assertThat(unknown(names, document))
        .containsExactly(
            "Lettre",
            "Letter.Stempel",
            "Sheet.price",
            "Letter.heightInMillimetres",
            "io.sealpost.mail",
            "io.sealpost.paper.Letter",
            "io.sealpost.post.Letter.send(x)",
            "sendByDay",
            "UncheckedIOException",
            "...sendByDay...",
            "Letter.sendAt...");
  }

  /** The names in the prose of a document that are nowhere. */
  private static List<String> unknown(JavaNames names, Document document) {
    List<String> unknown = new ArrayList<>();
    for (String line : document.prose().text().split("\n(?=\\||\n)", -1)) {
      String type = "";
      for (String code : Document.code(line)) {
        // In a row of a table the type of the name before is not written again.
        String name = code.startsWith("...") ? type + "." + code.substring(3) : code;
        if (!names.mayBeMeantBy(name)) {
          unknown.add(code);
        }
        type = JavaNames.typeIn(name).orElse(type);
      }
    }
    return unknown;
  }
}
