package io.sealpost.pipeline;

import io.sealpost.delivery.Backlog;
import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.courier.Courier;
import io.sealpost.delivery.courier.CourierContext;
import io.sealpost.delivery.courier.CourierContext.Certificates;
import io.sealpost.delivery.courier.CourierReports;
import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.delivery.keeper.Keeper;
import io.sealpost.delivery.keeper.KeeperContext;
import io.sealpost.delivery.keeper.Signing;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.SpoolWatch;
import io.sealpost.journal.directory.DirectoryLock;
import io.sealpost.sign.Redundancy;
import io.sealpost.time.Clocks;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Lock, journal, keeper and courier, from the opening of a directory until it is closed. Opened,
 * adopted and closed by one thread at a time.
 */
final class PipelineParts {
  // What a keeper needs for a task: a few forces. Does not cover the network.
  private static final Duration TASK_TIME = Duration.ofSeconds(2);

  private final PipelineEnvironment around;
  private final Optional<DirectoryLock> lock;
  private final Optional<SigningSessions> sessions;
  private final Journal journal;
  private final Optional<SpoolWatch> watch;
  private final SharedState shared;
  private final Keeper keeper;
  private final Courier courier;
  private final CourierReports reports;
  private final OldestWaiting oldest;
  private volatile Optional<SigningStart> signing;
  private volatile NoticeOrigin origin;
  private volatile boolean outdated; // to be reopened with another configuration
  private volatile boolean lostAll; // what waits here is lost
  private long oldestSession = -1; // the keeper's

  /**
   * Opens the directory and starts the threads.
   *
   * @throws IOException naming the file or directory that cannot be used
   */
  PipelineParts(PipelineConfig config, PipelineEnvironment around) throws IOException {
    this.around = around;
    this.origin = NoticeOrigin.of(config.encoder());
    Optional<Path> directory = config.journal().directory();
    try (Rollback opened = new Rollback()) {
      this.lock =
          directory.isPresent()
              ? Optional.of(DirectoryLock.take(directory.get()))
              : Optional.empty();
      opened.add(() -> lock.ifPresent(DirectoryLock::close));
      lock.flatMap(DirectoryLock::madeOn).ifPresent(machine -> warnOfCopy(directory, machine));
      this.sessions = lock.map(held -> new SigningSessions(held, around.listener()));
      this.signing = SigningStart.of(config);
      signing.ifPresent(start -> start.warnIfExposed(around.listener()));
      Optional<Signing> session =
          signing.isPresent() ? Optional.of(begin(signing.get())) : Optional.empty();
      this.journal = openJournal(config.journal(), session);
      opened.add(() -> close(journal));
      this.watch =
          lock.isPresent()
              ? Optional.of(new SpoolWatch(lock.get(), journal, around.listener()::warning))
              : Optional.empty();
      this.shared =
          new SharedState(
              journal, this::isSigned, Clocks.SYSTEM, around.failures(), around.listener());
      this.reports = new CourierReports(shared, around.dropped());
      this.oldest = new OldestWaiting(journal);
      DeliveryConfig delivery = config.delivery().within(config.journal().maxOctets());
      this.keeper = new Keeper(config.name(), keeperContext(delivery), session);
      this.courier =
          new Courier(config.name(), courierContext(delivery, directory), config.transport());
      keeper.start();
      opened.add(this::stopKeeper);
      courier.start();
      opened.cancel();
    }
  }

  private Journal openJournal(JournalConfig config, Optional<Signing> session) throws IOException {
    long rsid = session.map(signed -> signed.session().rsid()).orElse(0L);
    return Journal.open(config, rsid, around.listener()::warning);
  }

  private void warnOfCopy(Optional<Path> directory, String machine) {
    around
        .listener()
        .warning(
            "spool directory "
                + directory.orElseThrow()
                + " was used on another machine ("
                + machine
                + "): it signs as another signer here. If it was copied, with an image or from a backup,"
                + " what waits in it is sent from both, and both have its key: empty it while the"
                + " application is stopped");
  }

  private boolean isSigned() {
    return signing.isPresent();
  }

  private Redundancy redundancy() {
    return signing.map(start -> start.config().redundancy()).orElse(Redundancy.RELIABLE);
  }

  Journal journal() {
    return journal;
  }

  SharedState shared() {
    return shared;
  }

  Keeper keeper() {
    return keeper;
  }

  Courier courier() {
    return courier;
  }

  CourierReports reports() {
    return reports;
  }

  OldestWaiting oldest() {
    return oldest;
  }

  /** Whether the directory is present and still this pipeline's; looks at the disk. */
  boolean isAtHand() {
    if (watch.isEmpty()) {
      return true;
    }
    boolean here =
        switch (watch.get().look()) {
          case HERE -> true;
          case GONE -> false;
          case REPLACED, TAKEN -> {
            around.lost().run();
            yield false;
          }
        };
    if (here && outdated) {
      around.lost().run();
    }
    return here && !outdated;
  }

  /** Marks the parts as outdated: the directory is gone, and is reopened if it comes back. */
  void outdate() {
    outdated = true;
  }

  /** Whether what is now in the directory's place, even the same directory, may be opened. */
  boolean mayBegin() throws IOException {
    return watch.isEmpty() || watch.get().isOurs() || watch.get().mayBegin();
  }

  /** What is waiting to be confirmed. */
  Backlog backlog() {
    return lostAll ? Backlog.NONE : reports.backlog();
  }

  /**
   * Continues with the keys, the target and the session that this configuration asks for.
   *
   * @param before the current configuration, restored on failure
   * @throws IOException if no session could be begun: then everything stays as it was
   */
  void adopt(PipelineConfig config, PipelineConfig before) throws IOException {
    Optional<SigningStart> wanted = SigningStart.of(config);
    // Both first: the ending session may have waited for one of the keys, and the notices of the
    // next one are for the new target.
    journal.use(config.journal().keys());
    courier.use(config.transport());
    if (!wanted.map(SigningStart::identity).equals(signing.map(SigningStart::identity))) {
      CompletableFuture<?> changed = keeper.changeSession(wanted.map(start -> () -> begin(start)));
      Optional<Throwable> failure = Deadline.in(TASK_TIME).failure(changed);
      if (failure.isPresent()) {
        journal.use(before.journal().keys());
        courier.use(before.transport());
        throw new IOException("cannot begin a signing session", failure.get());
      }
      signing = wanted;
      wanted.ifPresent(start -> start.warnIfExposed(around.listener()));
    }
    origin = NoticeOrigin.of(config.encoder());
    courier.hurry(false);
    courier.lookAgain();
  }

  /** Ends the threads and releases the directory. No journaled message is lost. */
  void close() {
    courier.stop(TASK_TIME);
    stopKeeper();
    close(journal);
    lock.ifPresent(DirectoryLock::close);
  }

  private void stopKeeper() {
    await(keeper.stop(), Deadline.in(TASK_TIME));
    keeper.awaitEnd(TASK_TIME);
  }

  /**
   * Ends the threads and writes nothing more: the directory is gone or no longer this pipeline's.
   *
   * @return how many messages are lost with the directory: those that wait, unless it is in its
   *     place
   */
  long abandon() {
    journal.suspend();
    // What was sent may still be answered: the courier closes the connection in good order while
    // nothing may be read.
    around.room().await(() -> !courier.isDelivering(), TASK_TIME);
    courier.abandon(TASK_TIME);
    Deadline.in(TASK_TIME).failure(keeper.abandon());
    keeper.awaitEnd(TASK_TIME);
    long lost = isInPlace() ? 0 : reports.backlog().messages();
    lostAll = lost > 0;
    closeInOrder(journal::abandon);
    sessions.ifPresent(used -> closeInOrder(used::close));
    lock.ifPresent(DirectoryLock::close);
    return lost;
  }

  private boolean isInPlace() {
    try {
      return watch.isEmpty() || watch.get().isOurs();
    } catch (IOException e) {
      return true; // as far as can be known
    }
  }

  private void close(Journal open) {
    closeInOrder(open::close);
    sessions.ifPresent(used -> closeInOrder(used::close));
  }

  private void closeInOrder(Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      around.listener().warning("the journal was not closed cleanly: " + e);
    }
  }

  /** Waits, and reports a failure. */
  void await(CompletableFuture<?> done, Deadline end) {
    end.failure(done)
        .ifPresent(
            cause -> around.listener().warning("cannot write the journal checkpoint: " + cause));
  }

  private Signing begin(SigningStart start) throws IOException {
    return sessions.orElseThrow().begin(start);
  }

  private CourierContext courierContext(DeliveryConfig delivery, Optional<Path> directory) {
    return new CourierContext(
        shared,
        delivery,
        around.gate(),
        around.rate(),
        // With signing, nothing that a power loss could undo may have been sent.
        () -> Math.min(journal.readable(), shared.isSigned() ? journal.forced() : journal.end()),
        sessions.<Certificates>map(found -> found).orElse(Certificates.NONE),
        this::redundancy,
        keeper::sayAgain,
        reports,
        directory);
  }

  private KeeperContext keeperContext(DeliveryConfig delivery) {
    return new KeeperContext(
        shared,
        watch.<BooleanSupplier>map(any -> this::isAtHand),
        delivery.forceEvery().toNanos(),
        this::freed,
        around.dropped(),
        () -> origin,
        around.unforced());
  }

  /** Keeper thread: the journal no longer holds anything of sessions before this one. */
  private void freed(long oldest) throws IOException {
    around.room().made();
    if (sessions.isPresent() && oldest != oldestSession) {
      sessions.get().forgetBefore(oldest);
      oldestSession = oldest;
    }
  }
}
