package io.sealpost.management;

import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.ConnectionFacts.Security;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JMX bean of a pipeline; on any thread, each attribute shows the moment when it is read. */
final class PipelineBean implements PipelineMXBean {
  private final ManagedPipeline pipeline;
  private final InstantSource clock;

  PipelineBean(ManagedPipeline pipeline, InstantSource clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  @Override
  public String getDirectory() {
    return pipeline.directory().map(Object::toString).orElse("");
  }

  @Override
  public long getBacklogMessages() {
    return pipeline.statistics().backlog().messages();
  }

  @Override
  public long getBacklogOctets() {
    return pipeline.statistics().backlog().octets();
  }

  @Override
  public String getBacklogOldest() {
    return text(pipeline.oldestWaiting());
  }

  @Override
  public long getBacklogAgeSeconds() {
    return pipeline.ageOfOldest(clock.instant()).toSeconds();
  }

  @Override
  public double getJournalFill() {
    return pipeline.statistics().fill();
  }

  @Override
  public long getUnsealed() {
    return pipeline.statistics().unsealed();
  }

  @Override
  public long getAccepted() {
    return pipeline.statistics().accepted();
  }

  @Override
  public long getDelivered() {
    return pipeline.statistics().delivery().delivered();
  }

  @Override
  public long getResent() {
    return pipeline.statistics().delivery().resent();
  }

  @Override
  public long getConfirmed() {
    return pipeline.statistics().delivery().confirmed();
  }

  @Override
  public long getDropped() {
    return pipeline.statistics().dropped();
  }

  @Override
  public Map<String, Long> getDroppedByReason() {
    Map<String, Long> byWord = new TreeMap<>();
    pipeline.statistics().drops().forEach((reason, count) -> byWord.put(reason.word(), count));
    return byWord;
  }

  @Override
  public long getRefused() {
    return pipeline.statistics().drops().getOrDefault(DropReason.REFUSED, 0L);
  }

  @Override
  public boolean isConnected() {
    return pipeline.delivery().connected();
  }

  @Override
  public String getConnectedSince() {
    return text(pipeline.delivery().connection().map(DeliveryStatus.Standing::since));
  }

  @Override
  public String getPeer() {
    return facts().map(facts -> facts.target() + " at " + facts.address()).orElse("");
  }

  @Override
  public String getProtocol() {
    return facts().map(facts -> facts.security().map(Security::protocol).orElse("none")).orElse("");
  }

  @Override
  public String getCipherSuite() {
    return facts().flatMap(ConnectionFacts::security).map(Security::cipherSuite).orElse("");
  }

  @Override
  public Map<String, Long> getCertificateDaysLeft() {
    Instant now = clock.instant();
    Map<String, Long> left = new TreeMap<>();
    Optional<Security> security = facts().flatMap(ConnectionFacts::security);
    security.flatMap(Security::peer).ifPresent(shown -> left.put("peer", shown.daysLeft(now)));
    security.flatMap(Security::ours).ifPresent(shown -> left.put("own", shown.daysLeft(now)));
    return left;
  }

  @Override
  public String getLastSuccess() {
    return text(pipeline.delivery().lastSuccess());
  }

  @Override
  public String getLastError() {
    return pipeline.delivery().lastError().map(DeliveryStatus.Failure::what).orElse("");
  }

  @Override
  public String getLastErrorTime() {
    return text(pipeline.delivery().lastError().map(DeliveryStatus.Failure::time));
  }

  @Override
  public String getFailingSince() {
    return text(pipeline.delivery().failingSince());
  }

  @Override
  public long getUnexpectedFailures() {
    return pipeline.statistics().failures();
  }

  @Override
  public String getMissingKey() {
    return pipeline.missingKey().orElse("");
  }

  @Override
  public boolean isWindowOpen() {
    return pipeline.isOpen();
  }

  @Override
  public String getWindowOpensNext() {
    return pipeline.isOpen() ? "" : text(pipeline.nextOpening());
  }

  @Override
  public void openUntilDrained() {
    pipeline.openUntilDrained();
  }

  @Override
  public void openFor(long seconds) {
    pipeline.openFor(Duration.ofSeconds(seconds));
  }

  @Override
  public void reconnect() {
    pipeline.reconnect();
  }

  private Optional<ConnectionFacts> facts() {
    return pipeline.delivery().connection().map(DeliveryStatus.Standing::facts);
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }
}
