package io.sealpost.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sealpost.management.OpenPipelines.Publication;
import io.sealpost.testing.Document;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operating.md} names what there is, and nothing else. */
class DocumentedFiguresTest {
  private static final Document OPERATING = Document.of("docs/operating.md");
  private static final Pattern GETTER = Pattern.compile("(?:get|is)(.*)");

  @Test
  void everyAttributeIsDocumentedAndThereIsNoOther() {
    List<String> attributes =
        operators()
            .map(GETTER::matcher)
            .filter(Matcher::matches)
            .map(getter -> getter.group(1))
            .toList();
    assertThat(names(OPERATING, "Attribute")).containsExactlyInAnyOrderElementsOf(attributes);
  }

  @Test
  void everyOperationIsDocumentedAndThereIsNoOther() {
    List<String> operations = operators().filter(name -> !GETTER.matcher(name).matches()).toList();
    assertThat(operations(OPERATING)).containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  void everyMeterIsDocumentedWithItsKindAndUnitAndThereIsNoOther() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SealpostMetrics metrics = new SealpostMetrics();
    Publication publication = OpenPipelines.publish(new StillPipeline("DOCUMENTED"));
    metrics.bindTo(registry);
    Set<String> registered =
        registry.getMeters().stream().map(DocumentedFiguresTest::row).collect(Collectors.toSet());
    metrics.close();
    publication.withdraw();

    assertThat(meters(OPERATING)).containsExactlyInAnyOrderElementsOf(registered);
  }

  @Test
  void everyWordInATableCounts() {
    Document wrong =
        new Document(
            """
            | Attribute | Meaning |
            |---|---|
            | `Fill`, `Empty` | of `it` |

            | Operation | Effect |
            |---|---|
            | `openFor(seconds)` | opens |

            | Meter | Kind, unit | Meaning |
            |---|---|---|
            | `sealpost.fill` | gauge | |""");

    assertThat(names(wrong, "Attribute")).containsExactly("Fill", "Empty");
    assertThat(operations(wrong)).containsExactly("openFor");
    assertThat(meters(wrong)).containsExactly("sealpost.fill: gauge");
  }

  private static Stream<String> operators() {
    return Arrays.stream(PipelineMXBean.class.getMethods()).map(Method::getName);
  }

  private static String row(Meter meter) {
    String kind = meter.getId().getType() == Meter.Type.COUNTER ? "counter" : "gauge";
    String unit = meter.getId().getBaseUnit();
    return meter.getId().getName() + ": " + (unit == null ? kind : kind + ", " + unit);
  }

  private static List<String> meters(Document document) {
    return document.rows("Meter").stream()
        .map(row -> Document.code(row.get(0)).get(0) + ": " + row.get(1))
        .toList();
  }

  private static List<String> operations(Document document) {
    return names(document, "Operation").stream()
        .map(call -> call.substring(0, call.indexOf('(')))
        .toList();
  }

  private static List<String> names(Document document, String heading) {
    return document.rows(heading).stream()
        .flatMap(row -> Document.code(row.get(0)).stream())
        .toList();
  }
}
