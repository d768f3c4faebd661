package io.sealpost;

import io.sealpost.delivery.DropReason;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.Appended;
import io.sealpost.journal.Durability;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.message.Encoder;
import io.sealpost.message.OctetBuffer;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One appender's way to the collector: its messages are encoded, journaled, signed, delivered and
 * confirmed. Appending is for any thread; pipelines on one directory share all but their encoder,
 * see {@link #open}.
 */
public final class SyslogPipeline implements AutoCloseable {
  private final PipelineConfig config;
  private final Lanes lanes;
  private final Encoder encoder;
  private final OctetBuffers buffers = new OctetBuffers();
  private final AtomicBoolean closed = new AtomicBoolean();

  private SyslogPipeline(PipelineConfig config, Lanes lanes) {
    this.config = config;
    this.lanes = lanes;
    this.encoder = new Encoder(config.encoder());
  }

  /**
   * Opens a pipeline, or joins the one that this process has open, or closed within the last two
   * seconds, on the same directory: then its transport settings are exchanged in place, and a
   * changed host name, application name, key or hash begins a new signing session. Never waits for
   * the network.
   *
   * @throws IOException naming the file or directory that cannot be used
   */
  public static SyslogPipeline open(PipelineConfig config, PipelineListener listener)
      throws IOException {
    return new SyslogPipeline(config, PipelineRegistry.acquire(config, listener));
  }

  /**
   * Whether this is a thread of ours. What it logs must not be appended: a pipeline that feeds
   * itself never comes to rest.
   */
  public static boolean isOwnThread() {
    return Thread.currentThread().getName().startsWith("sealpost-");
  }

  /**
   * Journals a message: never throws, never waits but as {@link Overflow} and {@link Durability}
   * say. With {@code POWER} it returns when the message is forced, or after 10 s with a disk that
   * does not: then it is in the journal all the same, and the next ones do not wait until the disk
   * is well again.
   *
   * @return whether it was accepted; else it was dropped and counted
   */
  public boolean append(SyslogMessage message) {
    SharedPipeline lane = lanes.of(message.severity(), config.urgent());
    boolean accepted = journal(message, lane);
    if (accepted && config.journal().durability() == Durability.POWER && !isOwnThread()) {
      lane.awaitForced();
    }
    return accepted;
  }

  private boolean journal(SyslogMessage message, SharedPipeline lane) {
    OctetBuffer buffer = buffers.take();
    try {
      encoder.encode(message, buffer);
      Optional<DropReason> dropped = appendUnlessDropped(message.severity(), buffer, lane);
      dropped.ifPresent(lane::countDrop);
      return dropped.isEmpty();
    } finally {
      buffers.giveBack(buffer);
    }
  }

  /** Of urgent messages and all others together. */
  public PipelineStatistics statistics() {
    return lanes.statistics();
  }

  /** Of what is not urgent, for all who have it open. */
  public DeliveryControl control() {
    return lanes.main().control();
  }

  /**
   * Lets go of the pipeline. The last one to do so has everything sealed and forced, and waits
   * until it is confirmed, at most so long, and not at all outside a window; what is left then
   * stays in the directory for the next start.
   */
  public void close(Duration timeout) {
    if (closed.compareAndSet(false, true)) {
      PipelineRegistry.release(config, timeout);
    }
  }

  /** Closes within the configured time. */
  @Override
  public void close() {
    close(config.delivery().shutdownTimeout());
  }

  private Optional<DropReason> appendUnlessDropped(
      Severity severity, OctetBuffer buffer, SharedPipeline lane) {
    if (!admits(severity, lane)) {
      return Optional.of(DropReason.BELOW_LEVEL);
    }
    Appended appended = append(buffer, lane);
    if (appended == Appended.DONE) {
      return Optional.empty();
    }
    Duration timeout = config.overflow().blockTimeout();
    if (timeout.isZero() || isOwnThread()) {
      return Optional.of(DropReason.of(appended));
    }
    return lane.room().await(() -> append(buffer, lane) == Appended.DONE, timeout)
        ? Optional.empty()
        : Optional.of(appended == Appended.FULL ? DropReason.TIMEOUT : DropReason.of(appended));
  }

  private boolean admits(Severity severity, SharedPipeline lane) {
    Overflow overflow = config.overflow();
    return overflow.dropAboveShare() >= 1
        || severity.compareTo(overflow.dropBelow()) <= 0
        || lane.fill() < overflow.dropAboveShare();
  }

  private static Appended append(OctetBuffer buffer, SharedPipeline lane) {
    return lane.append(buffer.array(), buffer.length());
  }
}
