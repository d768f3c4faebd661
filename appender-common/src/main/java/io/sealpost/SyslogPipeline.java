package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.event.ApplicationCode;
import io.sealpost.journal.Appended;
import io.sealpost.journal.Durability;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.message.Encoder;
import io.sealpost.message.OctetBuffer;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.DeliveryControl;
import io.sealpost.pipeline.Lanes;
import io.sealpost.pipeline.OctetBuffers;
import io.sealpost.pipeline.OpenedPipeline;
import io.sealpost.pipeline.Overflow;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.pipeline.PipelineOwner;
import io.sealpost.pipeline.PipelineRegistry;
import io.sealpost.pipeline.SharedPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One appender's way to the collector: its messages are encoded, journaled, signed, delivered and
 * confirmed. Appending is for any thread; pipelines on one directory share all but their encoder,
 * see {@link #open}.
 */
public final class SyslogPipeline implements AutoCloseable {
  // Made while there is memory.
  private static final Optional<DropReason> INTERNAL = Optional.of(DropReason.INTERNAL);

  private final PipelineConfig config;
  private final OpenedPipeline opened;
  private final Lanes lanes;
  private final Encoder encoder;
  private final OctetBuffers buffers = new OctetBuffers();
  private final AtomicReference<Hold> hold = new AtomicReference<>(Hold.HELD);

  private enum Hold {
    HELD,
    HANDED_OVER,
    LET_GO
  }

  private SyslogPipeline(PipelineConfig config, OpenedPipeline opened) {
    this.config = config;
    this.opened = opened;
    this.lanes = opened.lanes();
    this.encoder = new Encoder(config.encoder());
  }

  /**
   * Opens a pipeline that takes over nothing. Never waits for the network.
   *
   * @throws IOException naming the file or directory that cannot be used, and who has it
   */
  public static SyslogPipeline open(PipelineConfig config, PipelineListener listener)
      throws IOException {
    return open(config, PipelineOwner.alone(), listener);
  }

  /**
   * Opens a pipeline, or takes over that of the appender which this one replaces: of the same name,
   * in an older configuration of the same context, on the same directory. Then its transport
   * settings are exchanged in place, and a changed host name, application name, key or hash begins
   * a new signing session. Never waits for the network.
   *
   * @throws IOException naming the file or directory that cannot be used, and who has it: that one
   *     goes on unharmed
   */
  public static SyslogPipeline open(
      PipelineConfig config, PipelineOwner owner, PipelineListener listener) throws IOException {
    return new SyslogPipeline(config, PipelineRegistry.acquire(config, owner, listener));
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
    return journaled(message).isEmpty();
  }

  /**
   * Likewise, with what is made of an event. One that cannot be read, because code of the
   * application throws, is counted as dropped. Needs no memory for that: an event for which there
   * is none is counted too.
   *
   * @return why it was dropped, if that says that the pipeline takes no events now; not if it is
   *     the event's own matter, or a passing error's
   */
  public <E> Optional<DropReason> append(E event, ApplicationCode.Reader<E, SyslogMessage> reader) {
    SyslogMessage message = ApplicationCode.read(event, reader);
    if (message == null) {
      lanes.main().countDrop(DropReason.UNREADABLE);
      return Optional.empty();
    }
    return journaled(message).filter(DropReason::isOutage);
  }

  /** Why it was dropped, if so. */
  private Optional<DropReason> journaled(SyslogMessage message) {
    SharedPipeline lane = lanes.of(message.severity(), config.urgent());
    Optional<DropReason> dropped = journalOrFail(message, lane);
    if (dropped.isPresent()) {
      lane.countDrop(dropped.get());
    } else if (config.journal().durability() == Durability.POWER && !isOwnThread()) {
      awaitForced(lane);
    }
    return dropped;
  }

  /** Whatever goes wrong here is no matter of the application's. */
  private Optional<DropReason> journalOrFail(SyslogMessage message, SharedPipeline lane) {
    try {
      return journal(message, lane);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return INTERNAL;
    }
  }

  private static void awaitForced(SharedPipeline lane) {
    try {
      lane.awaitForced();
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // It is in the journal all the same.
    }
  }

  private Optional<DropReason> journal(SyslogMessage message, SharedPipeline lane) {
    OctetBuffer buffer = buffers.take();
    try {
      encoder.encode(message, buffer);
      return appendUnlessDropped(message.severity(), buffer, lane);
    } finally {
      buffers.giveBack(buffer);
    }
  }

  /**
   * Counts as dropped what came while no pipeline was open to take it, or may have come unseen, by
   * a framework that had stopped the appender before this one.
   */
  public void countMissed(long messages) {
    lanes.main().countDrops(DropReason.CLOSED, messages);
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
   * stays in the directory for the next start. When this returns, no thread of the pipeline runs
   * any more, unless another appender has it. After {@link #handOver} it ends what nobody has taken
   * over.
   */
  public void close(Duration timeout) {
    switch (hold.getAndSet(Hold.LET_GO)) {
      case HELD -> PipelineRegistry.release(opened, timeout);
      case HANDED_OVER -> PipelineRegistry.end(opened, timeout);
      case LET_GO -> {}
    }
  }

  /**
   * Lets go of the pipeline at once, for the appender that replaces this one and starts within two
   * seconds: until then it goes on delivering. If none does, a thread of ours closes it.
   */
  public void handOver() {
    if (hold.compareAndSet(Hold.HELD, Hold.HANDED_OVER)) {
      PipelineRegistry.linger(opened, config.delivery().shutdownTimeout());
    }
  }

  /** Whether it was handed over, and nobody has taken it over yet. */
  public boolean isHandedOver() {
    return hold.get() == Hold.HANDED_OVER && PipelineRegistry.isLingering(opened);
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
    Duration timeout = config.overflow().blockTimeout();
    if (appended != Appended.DONE && !timeout.isZero() && !isOwnThread()) {
      appended = appendWithin(timeout, buffer, lane);
      if (appended == Appended.FULL) {
        return Optional.of(DropReason.TIMEOUT);
      }
    }
    return appended == Appended.DONE ? Optional.empty() : Optional.of(DropReason.of(appended));
  }

  /** Tries whenever there may be room; there is none to come once the pipeline is closed. */
  private static Appended appendWithin(Duration timeout, OctetBuffer buffer, SharedPipeline lane) {
    Appended[] last = {Appended.FULL};
    lane.room()
        .await(
            () -> {
              boolean wasClosed = lane.isClosed();
              last[0] = append(buffer, lane);
              if (last[0] == Appended.FULL && wasClosed) {
                last[0] = Appended.CLOSED;
              }
              return last[0] == Appended.DONE || wasClosed;
            },
            timeout);
    return last[0];
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
