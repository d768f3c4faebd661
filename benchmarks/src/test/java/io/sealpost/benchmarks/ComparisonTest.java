package io.sealpost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealpost.benchmarks.Comparison.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison runs, counts everything, and says what it has seen; not how fast anything is. */
final class ComparisonTest {
  @TempDir Path directory;

  @Test
  void eachSetUpDeliversEveryEventAndAllFiguresAreWritten() throws Exception {
    Path json = directory.resolve("figures.json");
    List<Run> runs =
        Comparison.compare(
            ComparisonOptions.parse(
                "--rounds",
                "1",
                "--sizes",
                "10,100,200,300",
                "--threads",
                "2",
                "--only",
                "logback-lle-tls,log4j2-sealpost-relp",
                "--directory",
                directory.toString(),
                "--json",
                json.toString()));

    assertThat(runs)
        .hasSize(2)
        .allSatisfy(
            run -> {
              assertThat(run.phases().get("cold").received()).isEqualTo(100);
              assertThat(run.phases().get("steady").received()).isEqualTo(300);
            });
    JsonNode written = new ObjectMapper().readTree(json.toFile());
    assertThat(written.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("sizes", "threads", "rate", "java", "runs");
    written = written.get("runs");
    assertThat(written).hasSize(2);
    for (JsonNode run : written) {
      assertThat(run.fieldNames()).toIterable().containsExactly("round", "setUp", "phases");
      for (String phase : List.of("cold", "steady")) {
        JsonNode figures = run.get("phases").get(phase);
        assertThat(figures).hasSize(Figures.class.getRecordComponents().length);
        assertThat(figures).allSatisfy(figure -> assertThat(figure.isNumber()).isTrue());
        assertThat(figures.get("p50").asDouble()).isPositive();
        assertThat(figures.get("octets").asDouble()).isPositive();
      }
    }
    assertThat(new ComparisonReport(runs).toString())
        .contains(
            "steady, medians", "cold, ratios", "| log4j2-sealpost-relp | log4j2-syslog-tls | -");
  }

  @Test
  void whatIsNotAnOptionIsRefused() {
    assertThatThrownBy(() -> ComparisonOptions.parse("--round", "1"))
        .hasMessageContaining("--round");
    assertThatThrownBy(() -> ComparisonOptions.parse("--only", "nothing"))
        .hasMessageContaining("log4j2-sealpost-tls");
    assertThatThrownBy(() -> ComparisonOptions.parse("--sizes", "1,2,2,1"))
        .hasMessageContaining("sizes");
  }
}
