package io.sealpost;

import io.sealpost.delivery.Courier;
import io.sealpost.delivery.CourierContext;
import io.sealpost.delivery.CourierContext.Certificates;
import io.sealpost.delivery.CourierReports;
import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.delivery.DropReason;
import io.sealpost.delivery.DropReport;
import io.sealpost.delivery.Keeper;
import io.sealpost.delivery.KeeperContext;
import io.sealpost.delivery.NoticeOrigin;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.Resend;
import io.sealpost.delivery.Resending;
import io.sealpost.delivery.Signing;
import io.sealpost.delivery.UnexpectedFailures;
import io.sealpost.delivery.UnforcedReport;
import io.sealpost.journal.Appended;
import io.sealpost.journal.DirectoryLock;
import io.sealpost.journal.Journal;
import io.sealpost.journal.KeyRing;
import io.sealpost.management.OpenPipelines;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.schedule.Gate;
import io.sealpost.schedule.RateLimit;
import io.sealpost.sign.Redundancy;
import io.sealpost.transport.TransportConfig;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Journal, keeper and courier of one directory, for all who have it open. Opened, adopted and
 * closed under the registry's lock.
 */
final class SharedPipeline {
  // What a keeper needs for a task: some forces. Not for the network.
  private static final Duration TASK_TIME = Duration.ofSeconds(2);

  private static final Duration FORCE_TIME = Duration.ofSeconds(10);

  private final Optional<DirectoryLock> lock;
  private final Optional<SigningSessions> sessions;
  private final Journal journal;
  private final Gate gate;
  private final RateLimit rate;
  private final Keeper keeper;
  private final Courier courier;
  private final Room room = new Room();
  private final DropReport dropped = new DropReport(this::listener);
  private final UnforcedReport unforced;
  private final UnexpectedFailures failures = new UnexpectedFailures(this::listener);
  private final LongAdder accepted = new LongAdder();
  private final CourierReports reports;
  private final OperatorsView view;
  private volatile PipelineListener listener;
  private volatile Optional<SigningStart> signing;
  private volatile NoticeOrigin origin;
  private long oldestSession = -1;
  private KeyRing keys; // guarded by the registry's lock
  private TransportConfig transport; // likewise
  private Optional<OpenPipelines.Publication> publication = Optional.empty();

  /** Sends at a rate that others may share. */
  SharedPipeline(PipelineConfig config, RateLimit rate, PipelineListener listener)
      throws IOException {
    this.listener = listener;
    this.origin = NoticeOrigin.of(config.encoder());
    this.keys = config.journal().keys();
    this.transport = config.transport();
    this.gate = new Gate(config.schedule());
    this.rate = rate;
    this.unforced = new UnforcedReport(config.name(), this::listener);
    Optional<Path> directory = config.journal().directory();
    this.lock =
        directory.isPresent() ? Optional.of(DirectoryLock.take(directory.get())) : Optional.empty();
    Optional<Journal> opened = Optional.empty();
    boolean complete = false;
    try {
      this.sessions = lock.map(held -> new SigningSessions(held, this::listener));
      this.signing = SigningStart.of(config);
      signing.ifPresent(start -> start.warnIfExposed(listener));
      Optional<Signing> session =
          signing.isPresent() ? Optional.of(begin(signing.get())) : Optional.empty();
      this.journal =
          Journal.open(
              config.journal(),
              session.map(signed -> signed.session().rsid()).orElse(0L),
              what -> listener().warning(what));
      opened = Optional.of(journal);
      sayEncryption(config, listener);
      this.reports = new CourierReports(journal, dropped);
      DeliveryConfig delivery = config.delivery().within(config.journal().maxOctets());
      this.courier =
          new Courier(config.name(), courierContext(delivery, directory), config.transport());
      this.keeper = new Keeper(config.name(), keeperContext(delivery), session);
      this.view =
          new OperatorsView(config, journal, reports, control(), this::statistics, this::listener);
      keeper.start();
      complete = true;
    } finally {
      if (!complete) {
        opened.ifPresent(this::close);
        lock.ifPresent(DirectoryLock::close);
      }
    }
    courier.start();
  }

  /**
   * Takes over what a reconfiguration changed.
   *
   * @throws IOException if the new signing key cannot be used, or no session be begun: then all
   *     stays as it was
   */
  void adopt(PipelineConfig config, PipelineListener next) throws IOException {
    Optional<SigningStart> wanted = SigningStart.of(config);
    PipelineListener previous = listener;
    listener = next;
    // Both first: a session that ends may have waited for one of the keys, and what the next one
    // says is for the new target.
    journal.use(config.journal().keys());
    courier.use(config.transport());
    if (!wanted.map(SigningStart::identity).equals(signing.map(SigningStart::identity))) {
      CompletableFuture<?> changed = keeper.changeSession(wanted.map(start -> () -> begin(start)));
      Optional<Throwable> failure = Deadline.in(TASK_TIME).failure(changed);
      if (failure.isPresent()) {
        listener = previous;
        journal.use(keys);
        courier.use(transport);
        throw new IOException("no signing session could be begun", failure.get());
      }
      signing = wanted;
      wanted.ifPresent(start -> start.warnIfExposed(next));
    }
    if (!keys.equals(config.journal().keys())) {
      sayEncryption(config, next);
    }
    keys = config.journal().keys();
    transport = config.transport();
    origin = NoticeOrigin.of(config.encoder());
    gate.use(config.schedule());
    courier.hurry(false);
    courier.lookAgain();
  }

  Appended append(byte[] octets, int length) {
    Appended appended = journal.offer(octets, 0, length);
    if (appended == Appended.DONE) {
      accepted.increment();
    }
    return appended;
  }

  /**
   * Waits until what was just appended is forced. A disk that is slow is waited for; one that hangs
   * or fails is not: the message is in the journal all the same, which is counted and told.
   */
  void awaitForced() {
    if (!journal.awaitForced(FORCE_TIME)) {
      unforced.count();
    }
  }

  DeliveryControl control() {
    return new DeliveryControl(gate, courier, journal);
  }

  Room room() {
    return room;
  }

  /** Share of the journal's room that is in use, 0..1. */
  double fill() {
    return journal.fill();
  }

  /** Never throws: what was dropped must not harm the application besides. */
  void countDrop(DropReason reason) {
    ApplicationCode.run(() -> dropped.count(reason));
    ApplicationCode.run(() -> keeper.bell().ring());
  }

  /** Operators see it from now on. */
  void publish() {
    if (publication.isEmpty()) {
      publication = Optional.of(OpenPipelines.publish(view));
    }
  }

  /** Operators see it no longer. */
  void withdraw() {
    publication.ifPresent(OpenPipelines.Publication::withdraw);
    publication = Optional.empty();
  }

  PipelineStatistics statistics() {
    return new PipelineStatistics(
        accepted.sum(),
        dropped.totals(),
        reports.counts(),
        reports.backlog(),
        journal.status().unsealed(),
        journal.fill(),
        failures.total() + journal.unexpected());
  }

  /**
   * Ends the session, has all there is sealed and forced, and waits until it is confirmed, at most
   * so long, and not at all outside a window. A process that ends does so right after this; one
   * that goes on begins another session with its next message.
   */
  void drain(Duration timeout) {
    Deadline end = Deadline.in(timeout);
    courier.hurry(true);
    await(keeper.end(), end);
    long target = journal.end();
    while (awaitConfirmed(target, end)) {
      await(keeper.end(), end); // frees what was confirmed
      await(keeper.end(), end); // says what that made room for
      if (journal.end() == target) {
        return;
      }
      target = journal.end();
    }
  }

  private boolean awaitConfirmed(long position, Deadline end) {
    room.await(() -> journal.confirmed() >= position || !courier.isDelivering(), end.left());
    return journal.confirmed() >= position;
  }

  /** Ends the threads and lets go of the directory. Nothing that was journaled is lost. */
  void close() {
    courier.stop(TASK_TIME);
    await(keeper.stop(), Deadline.in(TASK_TIME));
    close(journal);
    lock.ifPresent(DirectoryLock::close);
  }

  private void close(Journal open) {
    closeInOrder(open::close);
    sessions.ifPresent(used -> closeInOrder(used::close));
  }

  private void closeInOrder(Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      listener.warning("the journal could not be closed in good order: " + e);
    }
  }

  private static void sayEncryption(PipelineConfig config, PipelineListener told) {
    config
        .journal()
        .keys()
        .encrypting()
        .ifPresent(key -> told.info("what waits is encrypted with the key " + key.idText()));
  }

  PipelineListener listener() {
    return listener;
  }

  private Signing begin(SigningStart start) throws IOException {
    return sessions.orElseThrow().begin(start);
  }

  private CourierContext courierContext(DeliveryConfig delivery, Optional<Path> directory) {
    return new CourierContext(
        delivery,
        journal,
        gate,
        rate,
        // With signing, what a power loss could take back must not have been sent.
        () -> Math.min(journal.readable(), signing.isPresent() ? journal.forced() : journal.end()),
        sessions.<Certificates>map(found -> found).orElse(Certificates.NONE),
        () -> signing.map(start -> start.config().redundancy()).orElse(Redundancy.RELIABLE),
        resending(),
        () -> keeper.bell(),
        reports,
        directory,
        failures,
        this::listener);
  }

  private Resending resending() {
    return new Resending() {
      @Override
      public boolean isSaid() {
        return signing.isPresent();
      }

      @Override
      public CompletableFuture<@Nullable Void> say(Resend resend) {
        return keeper.sayAgain(resend);
      }
    };
  }

  private KeeperContext keeperContext(DeliveryConfig delivery) {
    return new KeeperContext(
        journal,
        delivery.forceEvery().toNanos(),
        courier::sent,
        courier.bell(),
        this::freed,
        dropped,
        () -> origin,
        unforced,
        failures,
        this::listener);
  }

  /** Keeper thread: the journal holds nothing of sessions before this one. */
  private void freed(long oldest) throws IOException {
    room.made();
    if (sessions.isPresent() && oldest != oldestSession) {
      sessions.get().forgetBefore(oldest);
      oldestSession = oldest;
    }
  }

  private void await(CompletableFuture<?> done, Deadline end) {
    end.failure(done)
        .ifPresent(cause -> listener.warning("the journal cannot be kept in order: " + cause));
  }
}
