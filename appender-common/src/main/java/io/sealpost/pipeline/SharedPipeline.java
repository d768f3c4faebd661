package io.sealpost.pipeline;

import io.sealpost.delivery.DeliveryCounts;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.UnexpectedFailures;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.keeper.UnforcedReport;
import io.sealpost.journal.Appended;
import io.sealpost.journal.Journal;
import io.sealpost.management.ManagedPipeline;
import io.sealpost.management.OpenPipelines;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.schedule.Gate;
import io.sealpost.schedule.RateLimit;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The pipeline of one directory, for all who have it open: its counts and reports, and its parts,
 * which are replaced when the directory was replaced or another process had it. Opened, adopted and
 * closed under the registry's lock and its own, which reopening the directory also holds.
 */
public final class SharedPipeline {
  private static final Duration FORCE_TIME = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final CurrentListener listener;
  private final PipelineEnvironment around;
  private final LongAdder accepted = new LongAdder();
  private final OperatorsView view;
  private final Reopening reopening;
  private volatile PipelineParts parts;
  private volatile DeliveryCounts countedBefore = DeliveryCounts.NONE; // by earlier parts
  private volatile boolean closed;
  private PipelineConfig config; // guarded by this
  private boolean abandoned; // the parts: new ones are to be opened; guarded by this
  private Optional<OpenPipelines.Publication> publication = Optional.empty();

  /** Creates a pipeline that sends at a rate which others may share. */
  SharedPipeline(PipelineConfig config, RateLimit rate, PipelineListener listener)
      throws IOException {
    this.listener = new CurrentListener(listener);
    this.config = config;
    DropReport dropped = new DropReport(this.listener, Clocks.SYSTEM);
    this.reopening = new Reopening(config.name(), this::openAnew, dropped::report, this.listener);
    this.around =
        new PipelineEnvironment(
            new Gate(config.schedule()),
            rate,
            new BlockedAppends(),
            dropped,
            new UnforcedReport(config.name(), this.listener),
            new UnexpectedFailures(this.listener, Clocks.SYSTEM),
            reopening::begin,
            this.listener);
    this.view = new OperatorsView(config, this, around.gate()); // reopening may need it at once
    this.parts = new PipelineParts(config, around);
    sayEncryption(config, listener);
  }

  PipelineParts parts() {
    return parts;
  }

  /**
   * Adopts what a reconfiguration changed.
   *
   * @throws IOException if the new signing key cannot be used or no session can be begun: then
   *     everything stays as it was
   */
  synchronized void adopt(PipelineConfig next, PipelineListener nextListener) throws IOException {
    PipelineListener previous = listener.exchange(nextListener);
    try (Rollback rollback = new Rollback()) {
      rollback.add(() -> listener.exchange(previous));
      if (abandoned || !parts.isAtHand()) {
        parts.outdate(); // reopened with the new configuration, once there is a directory
      } else {
        parts.adopt(next, config);
      }
      rollback.cancel();
    }
    if (!config.journal().keys().equals(next.journal().keys())) {
      sayEncryption(next, nextListener);
    }
    config = next;
    around.gate().use(next.schedule());
    parts.courier().lookAgain();
  }

  public Appended append(byte[] octets, int length) {
    Appended appended = parts.journal().offer(octets, 0, length);
    if (appended == Appended.DONE) {
      accepted.increment();
    }
    return appended;
  }

  /**
   * Waits until what was just appended is forced. Waits for a slow disk, but not for one that hangs
   * or fails: the message is in the journal all the same, and this is counted and reported.
   */
  public void awaitForced() {
    if (!parts.journal().awaitForced(FORCE_TIME)) {
      around.unforced().count();
    }
  }

  /** For operators. */
  public ManagedPipeline control() {
    return view;
  }

  public BlockedAppends room() {
    return around.room();
  }

  /** Share of the journal's room that is in use, 0..1. */
  public double fill() {
    return parts.journal().fill();
  }

  /** Counts a dropped message. Never throws: a drop must not also harm the application. */
  public void countDrop(DropReason reason) {
    countDrops(reason, 1);
  }

  /** Counts several dropped messages, likewise. */
  public void countDrops(DropReason reason, long messages) {
    try {
      around.dropped().count(reason, messages);
      parts.shared().keeperBell().ring();
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // See above.
    }
  }

  public boolean isClosed() {
    return closed;
  }

  /** Shows it to operators from now on. */
  void publish() {
    if (publication.isEmpty()) {
      publication = Optional.of(OpenPipelines.publish(view));
    }
  }

  /** Hides it from operators. */
  void withdraw() {
    publication.ifPresent(OpenPipelines.Publication::withdraw);
    publication = Optional.empty();
  }

  PipelineStatistics statistics() {
    PipelineParts now = parts;
    Journal journal = now.journal();
    return new PipelineStatistics(
        accepted.sum(),
        around.dropped().totals(),
        countedBefore.plus(now.reports().counts()),
        now.backlog(),
        journal.status().unsealed(),
        journal.fill(),
        around.failures().total() + journal.unexpected());
  }

  /**
   * Ends the session, has everything sealed and forced, and waits until it is confirmed, for at
   * most this timeout, and not at all outside a window or without the directory. A process that
   * ends does so right after this; one that continues begins another session with its next message.
   */
  void drain(Duration timeout) {
    PipelineParts now = parts;
    if (!now.isAtHand()) {
      return;
    }
    Deadline end = Deadline.in(timeout);
    now.courier().hurry(true);
    now.await(now.keeper().end(), end);
    long target = now.journal().end();
    while (awaitConfirmed(now, target, end)) {
      now.await(now.keeper().end(), end); // frees what was confirmed
      now.await(now.keeper().end(), end); // writes the notices that now have room
      if (now.journal().end() == target) {
        return;
      }
      target = now.journal().end();
    }
  }

  private boolean awaitConfirmed(PipelineParts now, long position, Deadline end) {
    Journal journal = now.journal();
    around
        .room()
        .await(() -> journal.confirmed() >= position || !now.courier().isDelivering(), end.left());
    return journal.confirmed() >= position;
  }

  /** Ends the threads and releases the directory. No journaled message is lost. */
  void close() {
    reopening.stop();
    synchronized (this) {
      closed = true;
      if (!abandoned && parts.isAtHand()) {
        parts.close();
      } else if (!abandoned) {
        abandon();
        around.dropped().report();
      }
    }
    around.unforced().awaitEnd(LAST_WORDS);
  }

  /** Reopens the directory: it was replaced, or another process has or had it. */
  private synchronized void openAnew() throws IOException {
    if (closed) {
      return;
    }
    if (!abandoned) {
      abandon();
    }
    if (!parts.mayBegin()) {
      throw new IOException(
          "spool directory " + view.directory().orElseThrow() + " does not exist");
    }
    PipelineParts next = new PipelineParts(config, around);
    countedBefore = countedBefore.plus(parts.reports().counts());
    parts = next;
    abandoned = false;
    listener.warning(
        "spool directory "
            + view.directory().orElseThrow()
            + " is open again: events are accepted");
  }

  private void abandon() {
    long lost = parts.abandon();
    abandoned = true;
    if (lost > 0) {
      around.dropped().count(DropReason.GONE, lost);
      listener.warning(
          String.format(
              Locale.ROOT,
              "%d messages waited in the spool directory %s that is gone: they count as dropped,"
                  + " unless it is brought back and opened",
              lost,
              view.directory().orElseThrow()));
    }
  }

  private static void sayEncryption(PipelineConfig config, PipelineListener listener) {
    config
        .journal()
        .keys()
        .encrypting()
        .ifPresent(key -> listener.info("what waits is encrypted with the key " + key.idText()));
  }

  PipelineListener listener() {
    return listener;
  }
}
