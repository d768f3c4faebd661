package io.sealpost.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import io.sealpost.testing.DocumentedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where a document mentions a setting with a value behind it in brackets, as in "{@code ackTimeout}
 * (30 s)", that is its default.
 */
final class MentionedDefaultsTest {
  private static final Pattern MENTION = Pattern.compile("`(\\w+)`\\s+\\((\\d[^);,]*)");

  @Test
  void mentionedDefaultIsThatOfTheTable() {
    assertThat(SourceTree.ALL.inDocuments((path, document) -> wrong(document))).isEmpty();
  }

  @Test
  void otherValueIsFound() {
    Document wrong = new Document("`ackTimeout` (30 s), `ackTimeout` (31 s), `other` (31 s)");

    assertThat(wrong(wrong)).containsExactly("`ackTimeout` (31 s");
  }

  private static List<String> wrong(Document document) {
    List<String> wrong = new ArrayList<>();
    for (MatchResult mention : MENTION.matcher(document.text()).results().toList()) {
      List<String> defaults =
          DocumentedSettings.all().stream()
              .filter(setting -> setting.name().equals(mention.group(1)))
              .flatMap(setting -> setting.usual().stream())
              .toList();
      if (!defaults.isEmpty()
          && defaults.stream().noneMatch(text -> text.contains(mention.group(2)))) {
        wrong.add(mention.group());
      }
    }
    return wrong;
  }
}
