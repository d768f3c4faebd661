package io.sealpost.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.management.OpenPipelines.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealpostMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final SealpostMetrics metrics = new SealpostMetrics(Tags.of("site", "branch 7"));

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void pipelinesThatAreOpenAndThoseOpenedLaterHaveMetersUntilTheyClose() {
    Publication early = OpenPipelines.publish(new StillPipeline("METRICS-EARLY"));
    metrics.bindTo(registry);
    Publication late = OpenPipelines.publish(new StillPipeline("METRICS-LATE"));
    assertThat(appenders()).containsExactlyInAnyOrder("METRICS-EARLY", "METRICS-LATE");

    early.withdraw();
    assertThat(appenders()).containsExactly("METRICS-LATE");
    late.withdraw();
    assertThat(meters()).isEmpty();
  }

  @Test
  void metersSayWhatThePipelineSays() {
    Publication publication = OpenPipelines.publish(new StillPipeline("METRICS-AUDIT"));
    metrics.bindTo(registry);

    assertThat(counter("sealpost.accepted")).isEqualTo(11);
    assertThat(counter("sealpost.delivered")).isEqualTo(12);
    assertThat(counter("sealpost.resent")).isEqualTo(13);
    assertThat(counter("sealpost.confirmed")).isEqualTo(14);
    assertThat(gauge("sealpost.backlog")).isEqualTo(15);
    assertThat(gauge("sealpost.backlog.size")).isEqualTo(16);
    assertThat(gauge("sealpost.unsealed")).isEqualTo(17);
    assertThat(gauge("sealpost.journal.fill")).isCloseTo(0.25, within(1e-9));
    assertThat(gauge("sealpost.connected")).isEqualTo(1);
    assertThat(gauge("sealpost.window.open")).isZero();
    assertThat(counter("sealpost.dropped", "reason", "full")).isEqualTo(104);
    publication.withdraw();
  }

  @Test
  void timesAreInSecondsAndGoOn() {
    Publication publication = OpenPipelines.publish(recent());
    metrics.bindTo(registry);

    assertThat(gauge("sealpost.backlog.age")).isBetween(3599.0, 4600.0);
    assertThat(gauge("sealpost.confirmed.age")).isNaN();
    assertThat(gauge("sealpost.outage.age")).isZero();
    assertThat(gauge("sealpost.certificate.left", "certificate", "own")).isNaN();
    assertThat(gauge("sealpost.connected")).isZero();
    publication.withdraw();
  }

  @Test
  void twoPipelinesOfOneNameHaveMetersOfTheirOwn() {
    metrics.bindTo(registry);
    Publication first = OpenPipelines.publish(new StillPipeline("METRICS-AUDIT"));
    Publication second = OpenPipelines.publish(new StillPipeline("METRICS-AUDIT"));
    assertThat(appenders()).containsExactlyInAnyOrder("METRICS-AUDIT", "METRICS-AUDIT#2");

    first.withdraw();
    assertThat(appenders()).containsExactly("METRICS-AUDIT#2");
    second.withdraw();
  }

  @Test
  void bindingTwiceIsAsOnceAndClosingTakesEverythingBack() {
    Publication publication = OpenPipelines.publish(new StillPipeline("METRICS-AUDIT"));
    metrics.bindTo(registry);
    int once = meters().size();
    metrics.bindTo(registry);
    assertThat(meters()).hasSize(once);

    metrics.close();
    assertThat(meters()).isEmpty();
    publication.withdraw();
    assertThat(meters()).isEmpty();
  }

  @Test
  void aRegistryThatThrowsIsAWarningAndNoReasonNotToOpen() {
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("sealpost.resent")) {
                  throw new IllegalStateException("not that one");
                }
                return id;
              }
            });
    metrics.bindTo(registry);
    StillPipeline pipeline = new StillPipeline("METRICS-AUDIT");

    Publication publication = OpenPipelines.publish(pipeline);

    assertThat(pipeline.warnings()).singleElement().asString().contains("not that one");
    publication.withdraw();
    assertThat(meters()).isEmpty();
  }

  @Test
  void theTagsOfTheApplicationAreOnEachMeter() {
    Publication publication = OpenPipelines.publish(new StillPipeline("METRICS-AUDIT"));
    metrics.bindTo(registry);

    assertThat(meters())
        .isNotEmpty()
        .allMatch(meter -> "branch 7".equals(meter.getId().getTag("site")));
    publication.withdraw();
  }

  private static ManagedPipeline recent() {
    return new StillPipeline("METRICS-AUDIT") {
      @Override
      public Optional<Instant> oldestWaiting() {
        return Optional.of(Instant.now().minusSeconds(3600));
      }

      @Override
      public DeliveryStatus delivery() {
        return new DeliveryStatus(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      }
    };
  }

  private double counter(String name, String... tags) {
    return audit(name).tags(tags).functionCounter().count();
  }

  private double gauge(String name, String... tags) {
    return audit(name).tags(tags).gauge().value();
  }

  private RequiredSearch audit(String name) {
    return registry.get(name).tag("appender", "METRICS-AUDIT");
  }

  private List<String> appenders() {
    return meters().stream().map(meter -> meter.getId().getTag("appender")).distinct().toList();
  }

  /** Not those of pipelines that other tests have left open. */
  private List<Meter> meters() {
    return registry.getMeters().stream()
        .filter(meter -> meter.getId().getTag("appender").startsWith("METRICS-"))
        .toList();
  }
}
