package io.sealpost.delivery.drops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.Appended;
import io.sealpost.testing.Document;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class DropReasonTest {
  @Test
  void onlyAJournalThatTakesNothingIsAnOutage() {
    assertThat(DropReason.values())
        .filteredOn(DropReason::isOutage)
        .containsExactly(
            DropReason.FULL,
            DropReason.TIMEOUT,
            DropReason.NO_SPACE,
            DropReason.DISK,
            DropReason.GONE,
            DropReason.TAKEN,
            DropReason.CLOSED);
  }

  @Test
  void whateverTheJournalRefusesIsAnOutage() {
    assertThat(Arrays.stream(Appended.values()).filter(appended -> appended != Appended.DONE))
        .allMatch(refused -> DropReason.of(refused).isOutage());
  }

  @Test
  void everyReasonIsDocumentedAndThereIsNoOther() {
    List<String> words = words(reason -> true);
    String attribute =
        Document.of("docs/operating.md").rows("Attribute").stream()
            .filter(row -> row.get(0).equals("`Dropped`, `DroppedByReason`"))
            .map(row -> row.get(1))
            .findFirst()
            .orElseThrow();

    assertThat(Document.code(attribute)).containsExactlyInAnyOrderElementsOf(words);
    assertThat(
            reasons(
                paragraph("docs/architecture.md", "There is one notice per reason"),
                "Reasons: ",
                "$"))
        .containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void reasonsForWhichALoggingCallThrowsAreDocumented() {
    List<String> outages = words(DropReason::isOutage);

    assertThat(
            reasons(
                paragraph("docs/configuration.md", "Log4j2 also takes filters"),
                "for the reasons ",
                "\\."))
        .containsExactlyInAnyOrderElementsOf(outages);
    assertThat(
            reasons(
                paragraph("docs/reliability.md", "- **`ignoreExceptions`**"),
                "the call throws for ",
                ";"))
        .containsExactlyInAnyOrderElementsOf(outages);
  }

  @Test
  void everyWordIsRead() {
    String text = "On drops: `x`. Reasons: `full`, `no-such` (with `overflow=\"block\"`); not `y`";

    assertThat(reasons(text, "Reasons: ", ";")).containsExactly("full", "no-such");
  }

  /** The single words in code between these two. */
  private static List<String> reasons(String text, String from, String to) {
    String list = text.substring(text.indexOf(from)).split(to, 2)[0];
    return Document.code(list).stream().filter(code -> code.matches("[a-z-]+")).toList();
  }

  private static String paragraph(String file, String beginning) {
    return Document.of(file).paragraph(beginning).replace('\n', ' ');
  }

  private static List<String> words(Predicate<DropReason> predicate) {
    return Arrays.stream(DropReason.values()).filter(predicate).map(DropReason::word).toList();
  }
}
