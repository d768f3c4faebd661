package io.sealpost.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.management.OpenPipelines.Publication;
import io.sealpost.testing.Repository;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operating.md} names what there is, and nothing else. */
class DocumentedFiguresTest {
  private static final String NAMES = "(?m)^\\| ((?:`[^`]+`(?:, )?)+)";
  private static final Pattern GETTER = Pattern.compile("(?:get|is)(.*)");

  @Test
  void everyAttributeAndOperationIsDocumentedAndThereIsNoOther() throws IOException {
    Set<String> attributes = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    for (Method method : PipelineMXBean.class.getMethods()) {
      Matcher getter = GETTER.matcher(method.getName());
      if (getter.matches()) {
        attributes.add(getter.group(1));
      } else {
        operations.add(method.getName());
      }
    }

    assertThat(names("JMX").filter(name -> !name.contains("("))).hasSameElementsAs(attributes);
    assertThat(
            names("JMX")
                .filter(name -> name.contains("("))
                .map(name -> name.substring(0, name.indexOf('('))))
        .hasSameElementsAs(operations);
  }

  @Test
  void everyMeterIsDocumentedWithItsKindAndUnitAndThereIsNoOther() throws IOException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SealpostMetrics metrics = new SealpostMetrics();
    Publication publication = OpenPipelines.publish(new StillPipeline("DOCUMENTED"));
    metrics.bindTo(registry);
    Map<String, String> registered = new TreeMap<>();
    registry.getMeters().forEach(meter -> registered.put(meter.getId().getName(), kind(meter)));
    metrics.close();
    publication.withdraw();

    Map<String, String> documented =
        Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]*) \\|")
            .matcher(section("Micrometer"))
            .results()
            .collect(
                Collectors.toMap(
                    row -> row.group(1), row -> row.group(2), (a, b) -> a + b, TreeMap::new));
    assertThat(documented).isEqualTo(registered);
  }

  @Test
  void everyReasonForDropsIsDocumented() throws IOException {
    assertThat(section("JMX"))
        .contains(
            Arrays.stream(DropReason.values()).map(reason -> "`" + reason.word() + "`").toList());
  }

  private static String kind(Meter meter) {
    String kind = meter.getId().getType() == Meter.Type.COUNTER ? "counter" : "gauge";
    String unit = meter.getId().getBaseUnit();
    return unit == null ? kind : kind + ", " + unit;
  }

  private static Stream<String> names(String section) throws IOException {
    return Pattern.compile(NAMES)
        .matcher(section(section))
        .results()
        .map(MatchResult::group)
        .flatMap(cell -> Arrays.stream(cell.split("[`|, ]+")))
        .filter(name -> !name.isEmpty());
  }

  private static String section(String title) throws IOException {
    String text = Files.readString(Repository.file("docs/operating.md"));
    String from = text.substring(text.indexOf("\n## " + title + "\n") + 1);
    int end = from.indexOf("\n## ");
    return end < 0 ? from : from.substring(0, end);
  }
}
