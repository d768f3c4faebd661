package io.sealpost;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.Overflow;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.Grouping;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeySource;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.transport.Compression;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import io.sealpost.transport.tls.TlsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Configurations for tests of whole pipelines: each step returns another one. Small segments, short
 * times.
 */
public final class PipelineSetup {
  private static final Duration PATIENT = Duration.ofSeconds(10); // the machine may be busy
  private static final int SEGMENT = 64 * 1024;

  private final String target;
  private String name = "TEST";
  private EncoderConfig encoder = encoder("test");
  private JournalConfig journal =
      new JournalConfig(
          Optional.empty(), 64 * SEGMENT, SEGMENT, JournalConfig.Mapping.AUTO, PATIENT);
  private Overflow overflow = new Overflow(Duration.ZERO, 1, Severity.WARNING);
  private Optional<TlsConfig> tls = Optional.empty();
  private Compression compression = Compression.NONE;
  private TransportConfig.Timeouts timeouts =
      new TransportConfig.Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));
  private Optional<SignConfig> signing = Optional.empty();
  private DeliveryConfig delivery =
      new DeliveryConfig(
          64 << 20,
          Duration.ofSeconds(5),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofSeconds(5));
  private ScheduleConfig schedule = ScheduleConfig.always();
  private Optional<Severity> urgent = Optional.empty();

  private PipelineSetup(String target) {
    this.target = target;
  }

  /** In memory, unsigned, dropping only when full; to one target or several with commas between. */
  public static PipelineSetup to(String target) {
    return new PipelineSetup(target);
  }

  private static EncoderConfig encoder(String appName) {
    Header header = new Header(Facility.LOCAL0, "host.example.org", appName, "4711");
    return new EncoderConfig(header, 8000, Controls.ESCAPE, false, 32473);
  }

  private PipelineSetup with(Consumer<PipelineSetup> change) {
    PipelineSetup changed = new PipelineSetup(target);
    changed.name = name;
    changed.encoder = encoder;
    changed.journal = journal;
    changed.overflow = overflow;
    changed.tls = tls;
    changed.compression = compression;
    changed.timeouts = timeouts;
    changed.signing = signing;
    changed.delivery = delivery;
    changed.schedule = schedule;
    changed.urgent = urgent;
    change.accept(changed);
    return changed;
  }

  /** Of an appender with that name. */
  public PipelineSetup appender(String other) {
    return with(setup -> setup.name = other);
  }

  public PipelineSetup on(Path directory) {
    return sized(directory, journal.maxOctets(), journal.segmentOctets());
  }

  public PipelineSetup sized(Path directory, long maxOctets, int segmentOctets) {
    return with(
        setup -> setup.journal = journal.at(Optional.of(directory), maxOctets, segmentOctets));
  }

  public PipelineSetup segments(int count) {
    return with(
        setup -> setup.journal = journal.at(journal.directory(), (long) count * SEGMENT, SEGMENT));
  }

  public PipelineSetup encrypted(KeyRing keys) {
    return with(setup -> setup.journal = journal.with(keys));
  }

  /** Signed, a block at least twice a second. */
  public PipelineSetup signed(Hash hash) {
    return signed(SignatureScheme.dsa(hash), Optional.empty());
  }

  /** Signed in such groups. */
  public PipelineSetup grouped(Grouping grouping) {
    return with(setup -> setup.signing = signing.map(config -> config.with(grouping)));
  }

  /** Signed with a key of the user's. */
  public PipelineSetup signedWith(Path key) {
    return signed(
        SignatureScheme.DSA_SHA_256,
        Optional.of(new KeySource.KeyFiles(key, Optional.empty(), Optional.empty())));
  }

  private PipelineSetup signed(SignatureScheme scheme, Optional<KeySource> key) {
    SignConfig config = new SignConfig(scheme, key, Optional.empty(), Duration.ofMillis(500), 2048);
    return with(setup -> setup.signing = Optional.of(config));
  }

  public PipelineSetup overflow(Overflow other) {
    return with(setup -> setup.overflow = other);
  }

  /** Of an application with that name. */
  public PipelineSetup named(String appName) {
    return with(setup -> setup.encoder = encoder(appName));
  }

  public PipelineSetup encoded(EncoderConfig other) {
    return with(setup -> setup.encoder = other);
  }

  public PipelineSetup secured(TlsConfig config) {
    return with(setup -> setup.tls = Optional.of(config));
  }

  public PipelineSetup compressed() {
    return with(setup -> setup.compression = Compression.STREAM);
  }

  public PipelineSetup timeouts(TransportConfig.Timeouts others) {
    return with(setup -> setup.timeouts = others);
  }

  /** With a checkpoint after so many octets. */
  public PipelineSetup confirmOctets(long octets) {
    return with(setup -> setup.delivery = delivery.withConfirmOctets(octets));
  }

  /** With a checkpoint so long after the first message that is not confirmed. */
  public PipelineSetup confirmAfter(Duration time) {
    return with(
        setup ->
            setup.delivery =
                new DeliveryConfig(
                    delivery.confirmOctets(),
                    time,
                    delivery.retryDelay(),
                    delivery.retryDelayMax(),
                    delivery.forceEvery(),
                    delivery.shutdownTimeout()));
  }

  public PipelineSetup at(ScheduleConfig other) {
    return with(setup -> setup.schedule = other);
  }

  /** In a lane of their own from this severity on. */
  public PipelineSetup urgent(Severity least) {
    return with(setup -> setup.urgent = Optional.of(least));
  }

  public PipelineConfig config() {
    TransportConfig transport =
        new TransportConfig(
            Arrays.stream(target.split(",")).map(Target::parse).toList(),
            Duration.ofSeconds(2),
            Framing.OCTET_COUNTING,
            compression,
            tls,
            128,
            true,
            timeouts);
    return new PipelineConfig(
        name, encoder, journal, overflow, transport, signing, delivery, schedule, urgent);
  }

  public static SyslogMessage message(String text) {
    return new SyslogMessage(Instant.now(), Severity.INFORMATIONAL, "-", List.of(), text);
  }
}
