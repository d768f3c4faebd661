package io.sealpost.benchmarks;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.Overflow;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.SignConfig;
import io.sealpost.transport.Compression;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Configurations with nobody to deliver to, so that nothing but the journal and the keeper works.
 */
final class UndeliveredPipeline {
  private static final String NOBODY = "relp://127.0.0.1:9";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private UndeliveredPipeline() {}

  static PipelineConfig config(JournalConfig journal, Optional<SignConfig> signing) {
    Header header = new Header(Facility.LOCAL0, "host.example.org", "benchmark", "1");
    return new PipelineConfig(
        "RATE",
        new EncoderConfig(header, 8_000, Controls.ESCAPE, false, 32_473),
        journal,
        new Overflow(Duration.ofSeconds(10), 1, Severity.WARNING),
        new TransportConfig(
            List.of(Target.parse(NOBODY)),
            Duration.ofMinutes(5),
            Framing.OCTET_COUNTING,
            Compression.NONE,
            Optional.empty(),
            1_024,
            true,
            new TransportConfig.Timeouts(SECOND, SECOND, SECOND, SECOND)),
        signing,
        new DeliveryConfig(64 << 20, SECOND, SECOND, SECOND.multipliedBy(30), SECOND, SECOND),
        ScheduleConfig.always());
  }
}
