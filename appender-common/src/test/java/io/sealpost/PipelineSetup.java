package io.sealpost;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.Hash;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignatureScheme;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Configurations for tests of whole pipelines: each step returns another one. Small segments, short
 * times.
 */
public record PipelineSetup(
    String target,
    Optional<Path> directory,
    Optional<SignConfig> signing,
    long maxOctets,
    Overflow overflow,
    String appName,
    ScheduleConfig schedule,
    Optional<Severity> urgent) {
  private static final Duration PATIENT = Duration.ofSeconds(10); // the machine may be busy
  private static final int SEGMENT = 64 * 1024;

  /** In memory, unsigned, dropping only when full; to one target or several with commas between. */
  public static PipelineSetup to(String target) {
    return new PipelineSetup(
        target,
        Optional.empty(),
        Optional.empty(),
        64 * SEGMENT,
        new Overflow(Duration.ZERO, 1, Severity.WARNING),
        "test",
        ScheduleConfig.always(),
        Optional.empty());
  }

  public PipelineSetup on(Path newDirectory) {
    return new PipelineSetup(
        target, Optional.of(newDirectory), signing, maxOctets, overflow, appName, schedule, urgent);
  }

  /** Signed, a block at least twice a second. */
  public PipelineSetup signed(Hash hash) {
    SignConfig config =
        new SignConfig(
            SignatureScheme.dsa(hash),
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(500),
            2048);
    return new PipelineSetup(
        target, directory, Optional.of(config), maxOctets, overflow, appName, schedule, urgent);
  }

  /** Signed with a key of the user's. */
  public PipelineSetup signedWith(Path key) {
    SignConfig config =
        new SignConfig(
            SignatureScheme.DSA_SHA_256,
            Optional.of(new SignConfig.KeyFiles(key, Optional.empty(), Optional.empty())),
            Optional.empty(),
            Duration.ofMillis(500),
            2048);
    return new PipelineSetup(
        target, directory, Optional.of(config), maxOctets, overflow, appName, schedule, urgent);
  }

  public PipelineSetup segments(int count) {
    return new PipelineSetup(
        target, directory, signing, (long) count * SEGMENT, overflow, appName, schedule, urgent);
  }

  public PipelineSetup overflow(Overflow newOverflow) {
    return new PipelineSetup(
        target, directory, signing, maxOctets, newOverflow, appName, schedule, urgent);
  }

  public PipelineSetup named(String newAppName) {
    return new PipelineSetup(
        target, directory, signing, maxOctets, overflow, newAppName, schedule, urgent);
  }

  public PipelineSetup at(ScheduleConfig newSchedule) {
    return new PipelineSetup(
        target, directory, signing, maxOctets, overflow, appName, newSchedule, urgent);
  }

  /** In a lane of their own from this severity on. */
  public PipelineSetup urgent(Severity least) {
    return new PipelineSetup(
        target, directory, signing, maxOctets, overflow, appName, schedule, Optional.of(least));
  }

  public PipelineConfig config() {
    Header header = new Header(Facility.LOCAL0, "host.example.org", appName, "4711");
    return new PipelineConfig(
        "TEST",
        new EncoderConfig(header, 8000, Controls.ESCAPE, false, 32473),
        new JournalConfig(directory, maxOctets, SEGMENT, JournalConfig.Mapping.AUTO, PATIENT),
        overflow,
        new TransportConfig(
            Arrays.stream(target.split(",")).map(Target::parse).toList(),
            Duration.ofSeconds(2),
            Framing.OCTET_COUNTING,
            Optional.empty(),
            128,
            true,
            new TransportConfig.Timeouts(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5))),
        signing,
        new DeliveryConfig(
            64 << 20,
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofSeconds(5)),
        schedule,
        urgent);
  }

  public static SyslogMessage message(String text) {
    return new SyslogMessage(Instant.now(), Severity.INFORMATIONAL, "-", List.of(), text);
  }
}
