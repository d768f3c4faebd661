package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.event.ApplicationCode;
import io.sealpost.journal.Appended;
import io.sealpost.journal.Durability;
import io.sealpost.management.ManagedPipeline;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.message.Draft;
import io.sealpost.message.Encoder;
import io.sealpost.message.OctetBuffer;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.Drafts;
import io.sealpost.pipeline.Lanes;
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
import org.jspecify.annotations.Nullable;

/**
 * One appender's path to the collector: encodes, journals, signs and delivers its messages and has
 * them confirmed. Any thread may append. Pipelines on one directory share everything but their
 * encoder, see {@link #open}.
 */
public final class SyslogPipeline implements AutoCloseable {
  // Created while there is memory.
  private static final Optional<DropReason> INTERNAL = Optional.of(DropReason.INTERNAL);
  private static final Optional<DropReason> UNREADABLE = Optional.of(DropReason.UNREADABLE);

  private final PipelineConfig config;
  private final OpenedPipeline opened;
  private final Lanes lanes;
  private final Drafts drafts;
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
    this.drafts = new Drafts(new Encoder(config.encoder()));
  }

  /**
   * Opens a pipeline without taking over another. Never waits for the network.
   *
   * @throws IOException naming the file or directory that cannot be used, and who has it
   */
  public static SyslogPipeline open(PipelineConfig config, PipelineListener listener)
      throws IOException {
    return open(config, PipelineOwner.alone(), listener);
  }

  /**
   * Opens a pipeline, or takes over that of the appender which this one replaces: one of the same
   * name, in an older configuration of the same context, on the same directory. A takeover replaces
   * the transport settings in place; a changed host name, application name, key or hash begins a
   * new signing session. Never waits for the network.
   *
   * @throws IOException naming the file or directory that cannot be used, and its current owner,
   *     which is not affected
   */
  public static SyslogPipeline open(
      PipelineConfig config, PipelineOwner owner, PipelineListener listener) throws IOException {
    return new SyslogPipeline(config, PipelineRegistry.acquire(config, owner, listener));
  }

  /**
   * Whether the current thread is one of Sealpost's. What it logs must not be appended: a pipeline
   * that feeds itself never comes to rest.
   */
  public static boolean isOwnThread() {
    return Thread.currentThread().getName().startsWith("sealpost-");
  }

  /**
   * Journals a message. Never throws, and waits only as {@link Overflow} and {@link Durability}
   * say. With {@code POWER} it returns when the message is forced, or after 10 s if the disk does
   * not respond: the message is then in the journal all the same, and later ones do not wait until
   * the disk has recovered.
   *
   * @return whether it was accepted; otherwise it was dropped and counted
   */
  public boolean append(SyslogMessage message) {
    return journaled(message, (whole, draft) -> draft.replaceBy(whole)).isEmpty();
  }

  /**
   * Journals the message made from an event. An event that cannot be read, because application code
   * throws, is counted as dropped. Counting needs no memory, so it works even when none is left for
   * the event.
   *
   * @return why it was dropped, if the reason means that the pipeline takes no events now; empty if
   *     the cause is the event itself or a passing error
   */
  public <E> Optional<DropReason> append(E event, ApplicationCode.Writer<E> writer) {
    return journaled(event, writer).filter(DropReason::isOutage);
  }

  /** Why the message was dropped, if it was. */
  private <E> Optional<DropReason> journaled(E event, ApplicationCode.Writer<E> writer) {
    SharedPipeline lane = lanes.main();
    Optional<DropReason> dropped = INTERNAL;
    Draft draft = draftIfAny();
    if (draft != null) {
      try {
        if (!ApplicationCode.write(event, draft, writer)) {
          dropped = UNREADABLE;
        } else {
          lane = lanes.of(draft.severity(), config.urgent());
          dropped = journalOrFail(draft, lane);
        }
      } finally {
        drafts.giveBack(draft);
      }
    }
    if (dropped.isPresent()) {
      lane.countDrop(dropped.get());
    } else if (config.journal().durability() == Durability.POWER && !isOwnThread()) {
      awaitForced(lane);
    }
    return dropped;
  }

  /** Null if there is no memory for one. */
  private @Nullable Draft draftIfAny() {
    try {
      return drafts.take();
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return null;
    }
  }

  /** Failures here must not reach the application. */
  private Optional<DropReason> journalOrFail(Draft draft, SharedPipeline lane) {
    try {
      return appendUnlessDropped(draft.severity(), draft.octets(), lane);
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
      // The message is in the journal all the same.
    }
  }

  /**
   * Counts as dropped the messages that arrived while no pipeline was open, or that may have
   * arrived unseen because the framework had stopped the appender before this one.
   */
  public void countMissed(long messages) {
    lanes.main().countDrops(DropReason.CLOSED, messages);
  }

  /** Statistics for urgent and all other messages together. */
  public PipelineStatistics statistics() {
    return lanes.statistics();
  }

  /**
   * Delivery control for messages that are not urgent, shared by all who have the pipeline open.
   */
  public ManagedPipeline control() {
    return lanes.main().control();
  }

  /**
   * Releases the pipeline. The last user to do so has everything sealed and forced, and waits until
   * it is confirmed, for at most this timeout and not at all outside a window; the rest stays in
   * the directory for the next start. When this returns, no thread of the pipeline is running,
   * unless another appender uses it. After {@link #handOver} this ends the pipeline if no appender
   * has taken it over.
   */
  public void close(Duration timeout) {
    switch (hold.getAndSet(Hold.LET_GO)) {
      case HELD -> PipelineRegistry.release(opened, timeout);
      case HANDED_OVER -> PipelineRegistry.end(opened, timeout);
      case LET_GO -> {}
    }
  }

  /**
   * Releases the pipeline at once, for an appender that replaces this one within two seconds; until
   * then it continues to deliver. If none does, a Sealpost thread closes it.
   */
  public void handOver() {
    if (hold.compareAndSet(Hold.HELD, Hold.HANDED_OVER)) {
      PipelineRegistry.linger(opened, config.delivery().shutdownTimeout());
    }
  }

  /** Whether it was handed over and has not been taken over yet. */
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

  /** Tries whenever there may be room; once the pipeline is closed, no more room will be freed. */
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
