package io.sealpost.management;

import io.sealpost.delivery.Backlog;
import io.sealpost.delivery.DeliveryCounts;
import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pipeline of which all figures are known and differ. */
class StillPipeline implements ManagedPipeline {
  static final Instant OLDEST = Instant.parse("2027-03-01T21:00:00Z");
  static final Instant CONNECTED = Instant.parse("2027-03-01T22:00:00Z");
  static final Instant SUCCESS = Instant.parse("2027-03-01T22:01:00Z");
  static final Instant ERROR = Instant.parse("2027-03-01T22:02:00Z");
  static final Instant FAILING = Instant.parse("2027-03-01T22:03:00Z");
  static final Instant OPENING = Instant.parse("2027-03-01T23:00:00Z");
  static final Instant NOW = Instant.parse("2027-03-01T22:04:00Z");

  private final String name;
  private final List<String> orders = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  StillPipeline(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Path> directory() {
    return Optional.of(Path.of("/var/spool/audit"));
  }

  @Override
  public PipelineStatistics statistics() {
    Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      drops.put(reason, 100L + reason.word().length());
    }
    return new PipelineStatistics(
        11, drops, new DeliveryCounts(12, 13, 14), new Backlog(15, 16), 17, 0.25, 18);
  }

  @Override
  public Optional<Instant> oldestWaiting() {
    return Optional.of(OLDEST);
  }

  @Override
  public Optional<String> missingKey() {
    return Optional.of("a segment waits");
  }

  @Override
  public DeliveryStatus delivery() {
    ConnectionFacts.Security security =
        new ConnectionFacts.Security(
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            Optional.of(
                new ConnectionFacts.Shown("CN=loghost", Instant.parse("2027-03-11T22:05:00Z"))),
            Optional.of(
                new ConnectionFacts.Shown("CN=billing", Instant.parse("2027-03-06T22:05:00Z"))));
    ConnectionFacts facts =
        new ConnectionFacts(Target.parse("tls://loghost:6514"), "10.0.0.1", Optional.of(security));
    return new DeliveryStatus(
        true,
        Optional.of(new DeliveryStatus.Standing(facts, CONNECTED)),
        Optional.of(new DeliveryStatus.Failure("refused", ERROR)),
        Optional.of(SUCCESS),
        Optional.of(FAILING));
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Optional<Instant> nextOpening() {
    return Optional.of(OPENING);
  }

  @Override
  public void openUntilDrained() {
    orders.add("open until drained");
  }

  @Override
  public void openFor(Duration time) {
    orders.add("open for " + time);
  }

  @Override
  public void reconnect() {
    orders.add("reconnect");
  }

  @Override
  public void warn(String what) {
    warnings.add(what);
  }

  List<String> orders() {
    return orders;
  }

  List<String> warnings() {
    return warnings;
  }
}
