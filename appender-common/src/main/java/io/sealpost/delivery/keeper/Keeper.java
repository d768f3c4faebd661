package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineThread;
import io.sealpost.delivery.Resend;
import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.drops.DropNotices;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.journal.Journal;
import io.sealpost.journal.SuspendedException;
import io.sealpost.threads.IdleWait;
import io.sealpost.threads.Mailbox;
import io.sealpost.threads.Perpetual;
import io.sealpost.threads.Uninterrupted;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the journal in order, on its own thread: seals, forces, writes the checkpoint file and
 * frees what is no longer needed.
 */
public final class Keeper {
  // A device takes only so many forces a second: never one right after another unless awaited.
  private static final long FORCE_GAP = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long TROUBLE_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final KeeperContext context;
  private final SharedState shared;
  private final Journal journal;
  private final IdleWait idle;
  private final Mailbox mailbox;
  private final DropNotices dropNotices;
  private final ResendNotices resendNotices;
  private final KeeperTrouble trouble;
  private final DirectoryLook directory;
  private final Thread thread;

  // The fields below belong to the keeper thread once it runs.
  private final SessionSequence sessions;
  private long lastForce = System.nanoTime() - FORCE_GAP;
  private long lastCheckpoint = System.nanoTime();
  private long checkpointed;
  private long lastDone; // when it last looked
  private long damaged; // already counted
  private boolean waitedFor; // application threads wait for forces: a nap would delay them
  private boolean startsOver; // what it was doing may be half done
  private boolean stopped;

  /** Creates the keeper without starting it, see {@link #start}. */
  public Keeper(String name, KeeperContext context, Optional<Signing> signing) throws IOException {
    this.context = context;
    this.shared = context.shared();
    this.journal = shared.journal();
    this.idle = new IdleWait(shared.keeperBell());
    this.mailbox = new Mailbox(shared.keeperBell());
    this.sessions = new SessionSequence(context, signing, this::force, this::sayAllResends);
    this.resendNotices = new ResendNotices(journal, sessions, shared.listener(), shared.clocks());
    this.dropNotices =
        new DropNotices(
            journal, context.dropped(), sessions::origin, shared.listener(), shared.clocks());
    this.trouble = new KeeperTrouble(shared.listener(), shared.clocks());
    this.directory = new DirectoryLook(context.atHand());
    this.checkpointed = done();
    this.thread = PipelineThread.make(name + "-keeper", this::run, shared.listener());
  }

  /**
   * Begins the session, so that its notice precedes everything appended after this call, and starts
   * the thread.
   */
  public void start() throws IOException {
    journal.awaitRoom();
    sessions.sealer().begin();
    resendNotices.begin();
    thread.start();
  }

  /**
   * Ends the session and leaves nothing unsealed or unforced. Whatever is appended afterwards
   * begins another session.
   */
  public CompletableFuture<@Nullable Void> end() {
    return mailbox.submit(this::endNow);
  }

  /** Signs in another session from now on, or not at all, after what the last one still owes. */
  public CompletableFuture<@Nullable Void> changeSession(Optional<Signing.Successor> next) {
    return mailbox.submit(() -> sessions.change(next));
  }

  /**
   * Announces in the stream that entries are sent again, before they are. The future completes once
   * the announcement is on the device with a block that covers it or, if the journal has no room
   * for it, is held back until there is room.
   */
  public CompletableFuture<@Nullable Void> sayAgain(Resend resend) {
    return mailbox.submit(
        () -> {
          if (resendNotices.say(resend)) {
            force();
          }
        });
  }

  /** Waits for at most this long for its thread to end, after {@link #stop}. */
  public void awaitEnd(Duration patience) {
    Uninterrupted.join(thread, patience.toNanos());
  }

  /** Ends the session, settles everything and ends. */
  public CompletableFuture<@Nullable Void> stop() {
    return mailbox.submit(
        () -> {
          stopped = true;
          endNow();
          sessions.sealer().close();
        });
  }

  /** Ends and leaves everything as it is: the directory is no longer this process's. */
  public CompletableFuture<@Nullable Void> abandon() {
    return mailbox.submit(
        () -> {
          stopped = true;
          sessions.sealer().close();
        });
  }

  private void sayAllResends() {
    resendNotices.sayAll();
  }

  private void endNow() throws IOException {
    // What was appended since the last end is for a successor, which then ends in turn.
    sessions.sealer().seal();
    sessions.renewIfOver();
    countDamage();
    sayDrops();
    sessions.sealer().seal();
    sessions.renewIfOver();
    sessions.end();
    settleNow();
  }

  /**
   * After the end a notice begins another session, in another segment. If that used the reserve, a
   * full journal would grow by a segment each time a framework is reconfigured.
   */
  private void sayDrops() {
    if (sessions.sealer().hasEnded()) {
      dropNotices.sayAllThatFits();
    } else {
      dropNotices.sayAll();
    }
  }

  /** Continues whatever is thrown: without the keeper nothing more is signed, sent or freed. */
  private void run() {
    Perpetual.run(
        new Perpetual.Turns() {
          @Override
          public boolean over() {
            return stopped;
          }

          @Override
          public void turn() {
            mailbox.work();
            if (!stopped) {
              keep();
            }
          }

          @Override
          public void recover(Throwable why) {
            startsOver = true;
            shared.failures().note("the keeper of the journal", why);
            idle.pause(TROUBLE_PAUSE);
          }
        });
  }

  private void keep() {
    if (!directory.isAtHand()) {
      context.dropped().report();
      directory.await(idle, mailbox);
      return;
    }
    if (startsOver && !attempt(sessions::startOver)) {
      idle.pause(TROUBLE_PAUSE);
      return;
    }
    startsOver = false;
    boolean well = attempt(this::seal);
    // Whatever the outcome: on a full disk only what is freed makes room for a block.
    well &= attempt(this::store);
    countDamage();
    context.dropped().report();
    dropNotices.say();
    well &= attempt(resendNotices::say);
    if (!well) {
      idle.pause(TROUBLE_PAUSE);
      return;
    }
    trouble.recovered();
    if (!sessions.sealer().hasNews() && mailbox.isEmpty()) {
      idle.await(this::hasWork, nanosUntilDue());
    }
  }

  private boolean attempt(Mailbox.Work work) {
    try {
      work.run();
      return true;
    } catch (SuspendedException e) {
      return false;
    } catch (IOException e) {
      if (directory.now()) { // else that is the cause, and already reported
        trouble.failed(e);
      }
      return false;
    }
  }

  private void seal() throws IOException {
    if (journal.isForceAwaited()) {
      force(); // those who wait for that need not wait for a signature too
    }
    boolean flows = sessions.sealer().seal() || done() != lastDone;
    lastDone = done();
    if (flows && !waitedFor) {
      idle.worked();
    }
    sessions.renewIfOver();
  }

  private void store() throws IOException {
    // What failed is tried again whether it is due or not: only that shows that the trouble is
    // over.
    if (journal.forced() < journal.end() && (trouble.isOn() || nanosUntilForce() <= 0)) {
      force();
    }
    if (trouble.isOn() || nanosUntilCheckpoint() <= 0) {
      checkpoint();
    }
  }

  private void countDamage() {
    long damagedNow = journal.damaged();
    if (damagedNow > damaged) {
      context.dropped().count(DropReason.DAMAGED, damagedNow - damaged);
      damaged = damagedNow;
    }
  }

  private boolean hasWork() {
    return sessions.sealer().hasNews() || !mailbox.isEmpty() || nanosUntilDue() <= 0;
  }

  private long nanosUntilDue() {
    long due = Math.min(sessions.sealer().nanosUntilDue(), nanosUntilCheckpoint());
    due = Math.min(due, directory.nanosUntilDue());
    due = Math.min(due, Math.min(dropNotices.nanosUntilDue(), resendNotices.nanosUntilDue()));
    return journal.forced() < journal.end() ? Math.min(due, nanosUntilForce()) : due;
  }

  /**
   * With signing, only what is forced is sent, so a courier that has caught up waits for the
   * keeper.
   */
  private long nanosUntilForce() {
    if (journal.isForceAwaited()) {
      waitedFor = true;
      return 0;
    }
    boolean awaited = sessions.signing().isPresent() && shared.sent().get() >= journal.forced();
    return lastForce + (awaited ? FORCE_GAP : context.forceEveryNanos()) - System.nanoTime();
  }

  private long nanosUntilCheckpoint() {
    long done = done();
    if (done == checkpointed) {
      return Long.MAX_VALUE;
    }
    boolean freesSegment = Journal.segment(done) != Journal.segment(checkpointed);
    return lastCheckpoint
        + (freesSegment ? FORCE_GAP : context.forceEveryNanos())
        - System.nanoTime();
  }

  /** Nothing up to here is needed any more. */
  private long done() {
    return Math.min(journal.confirmed(), journal.sealed());
  }

  private void force() throws IOException {
    lastForce = System.nanoTime();
    journal.force();
    context.unforced().forced();
    shared.courierBell().ring();
    sessions.sealer().forced();
    resendNotices.forced();
  }

  private void checkpoint() throws IOException {
    lastCheckpoint = System.nanoTime();
    checkpointed = done();
    if (journal.forced() < checkpointed) {
      force();
    }
    try {
      sessions.sealer().freeing();
    } finally {
      // Whatever the outcome: on a full disk it fails until something is freed.
      context.freed().upTo(journal.checkpoint());
    }
  }

  private void settleNow() throws IOException {
    sessions.sealer().sealAll();
    force();
    checkpoint();
  }
}
