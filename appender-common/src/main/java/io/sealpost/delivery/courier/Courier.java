package io.sealpost.delivery.courier;

import io.sealpost.delivery.DeliveryReport;
import io.sealpost.delivery.ExpiryWatch;
import io.sealpost.delivery.PipelineThread;
import io.sealpost.delivery.SharedState;
import io.sealpost.journal.JournalReader;
import io.sealpost.threads.Bell;
import io.sealpost.threads.IdleWait;
import io.sealpost.threads.Perpetual;
import io.sealpost.threads.Uninterrupted;
import io.sealpost.time.Backoff;
import io.sealpost.transport.Connection;
import io.sealpost.transport.NotListeningException;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Delivers the journal's entries to the collector, on its own thread: dials when there is something
 * to send and the gate is open, and after a failure begins again after what was last confirmed.
 */
public final class Courier {
  private static final long LONG = TimeUnit.HOURS.toNanos(1);
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(100);
  // How often a closed gate is checked: a wait computed ahead is wrong when a clock is stepped.
  private static final long GATE_LOOK = TimeUnit.SECONDS.toNanos(1);

  private static final Duration GOOD_ORDER = Duration.ofSeconds(2);

  private final CourierContext context;
  private final SharedState shared;
  private final Thread thread;
  private final CourierCommands commands;
  // Separate from the shared one, so that a message does not shorten the wait after a failure.
  private final Bell command = new Bell();
  private final IdleWait idle;
  private final Backoff backoff;
  private final DeliveryReport report;
  private final Outage outage;
  private final ExpiryWatch expiry;
  private final PresentConnection present;
  // Confined to the thread.
  private final SendLimit sendLimit = new SendLimit();
  private final RefusedEntries refused;
  private final AnsweredAhead ahead;
  private final ResendTracker resends;
  private final CheckpointCost cost = new CheckpointCost();
  private final Mute mute;
  private Route route;
  private int reconnects; // already handled
  private boolean begun;

  /** Creates the courier without starting it, see {@link #start}. */
  public Courier(String name, CourierContext context, TransportConfig transport) {
    this.context = context;
    this.shared = context.shared();
    this.idle = new IdleWait(shared.courierBell());
    this.commands =
        new CourierCommands(transport, "sealpost-" + name, shared.listener(), this::lookAgain);
    this.route = new Route(transport, shared.clocks());
    this.mute = new Mute(shared.clocks());
    this.backoff =
        new Backoff(context.config().retryDelay(), context.config().retryDelayMax(), new Random());
    this.report = context.reports().delivery();
    this.outage =
        new Outage(shared.listener(), report, context.reports()::waiting, shared.clocks());
    this.expiry = new ExpiryWatch(shared.listener(), shared.clocks());
    this.present = new PresentConnection(report, expiry, commands.threads());
    this.refused = new RefusedEntries(context.directory(), context.journal()::encryptionKey);
    this.ahead = new AnsweredAhead(shared.sent().get(), context::confirm);
    this.resends = new ResendTracker(context, ahead, () -> desired().stopping());
    this.thread = PipelineThread.make(name + "-courier", this::run, shared.listener());
  }

  public void start() {
    thread.start();
  }

  /**
   * Uses this transport from now on: a dial under way is broken off, the present connection is
   * ended in good order.
   */
  public void use(TransportConfig transport) {
    commands.use(transport);
  }

  /**
   * Replaces the present connection, or the wait for one, by a new connection. One that does not
   * soon end in good order is cut off: what it was to confirm is sent again.
   */
  public void reconnect() {
    present.cutAfter(GOOD_ORDER);
    commands.reconnect();
  }

  /** Whether to have entries confirmed as soon as they are sent, rather than when that is due. */
  public void hurry(boolean hurried) {
    commands.hurry(hurried);
  }

  /** The gate may have been opened or closed. */
  public void lookAgain() {
    shared.courierBell().ring();
    command.ring();
  }

  /** Whether the gate is open. */
  public boolean mayDeliver() {
    return context.mayDeliver();
  }

  /** Whether anything can be confirmed now: not outside a window, once its connection has ended. */
  public boolean isDelivering() {
    return present.isThere() || context.mayDeliver();
  }

  /**
   * Ends the connection in good order if everything that was sent is confirmed, else just ends;
   * cuts off what takes longer than the patience. What was not confirmed will be sent again. An
   * interrupt does not shorten this and stays set.
   */
  public void stop(Duration patience) {
    commands.stop();
    Uninterrupted.join(thread, patience.toNanos());
    present.cut();
    Uninterrupted.join(thread, patience.toNanos());
    resends.abandon();
  }

  /** Like {@link #stop}, but writes nothing: the directory is no longer this process's. */
  public void abandon(Duration patience) {
    resends.abandon();
    stop(patience);
  }

  private DesiredState desired() {
    return commands.desired();
  }

  /** Whatever is thrown, continues from what is confirmed. */
  private void run() {
    try (resends) {
      Perpetual.run(
          new Perpetual.Turns() {
            @Override
            public boolean over() {
              return desired().stopping();
            }

            @Override
            public void turn() throws IOException {
              deliver();
            }

            @Override
            public void recover(Throwable why) {
              unexpected(why);
            }
          });
    } finally {
      commands.threads().end();
    }
  }

  private void deliver() throws IOException {
    try (JournalReader reader = context.journal().reader(context.journal().confirmed())) {
      if (!begun) {
        resends.begin();
        begun = true;
      }
      while (!desired().stopping()) {
        if (!wantsConnection()) {
          idle.await(() -> wantsConnection() || desired().stopping(), LONG);
        } else if (context.mayDeliver()) {
          attempt(reader);
        } else {
          reconnects = desired().reconnects();
          awaitGate();
        }
      }
    }
  }

  private void unexpected(Throwable why) {
    shared.failures().note("delivery", why);
    report.failed(why);
    command.arm();
    command.await(desired().stopping() ? 0 : Math.max(SHORT, backoff.failed()));
  }

  /** Whether there is something to send, or a connection was asked for all the same. */
  private boolean wantsConnection() {
    return context.hasWork() || desired().reconnects() != reconnects;
  }

  // On the bell that messages do not ring: they may come all day and change nothing here.
  private void awaitGate() {
    command.arm();
    command.await(context.mayDeliver() || desired().stopping() ? 0 : GATE_LOOK);
  }

  private void attempt(JournalReader reader) {
    CourierCommands.Dialling begun = commands.beginDial();
    DesiredState begunWith = begun.desired();
    reconnects = begunWith.reconnects();
    if (!route.transport().equals(begunWith.transport())) {
      route = new Route(begunWith.transport(), shared.clocks());
    }
    Target target = route.next();
    try {
      long from = context.journal().confirmed();
      shared.sent().set(from);
      reader.seek(from);
      ahead.begin(from);
      resends.beginRun(from, target);
      long begin = System.nanoTime();
      try (Connection open = begun.dialler().dial(target, ahead::confirm)) {
        cost.dialTook(System.nanoTime() - begin);
        present.begin(open);
        outage.connected();
        context.reports().tally().begin(from, open.confirmsByItself());
        travel(connectionRun(begunWith, target, open, reader), target, open, from);
      } finally {
        present.end();
      }
    } catch (IOException e) {
      failed(begunWith, target, e);
      examine(begunWith, target, reader);
    }
  }

  /** Notes whether an established connection was of any use. */
  private void travel(ConnectionRun connectionRun, Target target, Connection open, long from)
      throws IOException {
    boolean failed = true;
    try {
      connectionRun.run();
      failed = false;
    } catch (IOException e) {
      cost.failed();
      resends.failed(connectionRun.reason(e));
      open.answeredAhead(from, ahead::add);
      if (context.journal().confirmed() == from && !(e instanceof NotListeningException)) {
        sendLimit.fruitless();
      }
      throw e;
    } finally {
      if (connectionRun.enquiredInVain(failed)) {
        mute.add(target);
      }
      if (context.journal().confirmed() > from) {
        sendLimit.confirmed();
      }
    }
  }

  private void examine(DesiredState begunWith, Target target, JournalReader reader) {
    if (!sendLimit.isCertain() || !isWanted(begunWith)) {
      return;
    }
    sendLimit.forget();
    try {
      new Examination(context, refused, ahead, entry -> passes(entry, begunWith, target))
          .run(reader);
    } catch (IOException e) {
      if (isWanted(begunWith)) {
        failed(begunWith, target, e);
      }
    }
  }

  private boolean isWanted(DesiredState begunWith) {
    return desired().equals(begunWith) && context.mayDeliver();
  }

  /** Sends an entry alone. Returns whether it was confirmed. */
  private boolean passes(Candidate entry, DesiredState begunWith, Target target)
      throws IOException {
    command.arm();
    long wait = Math.max(backoff.failed(), context.rate().nanosToWait());
    command.await(desired().equals(begunWith) ? wait : 0);
    CourierCommands.Dialling begun = commands.beginDial();
    if (!begun.desired().equals(begunWith) || !context.mayDeliver()) {
      throw new IOException("interrupted: the courier has another command");
    }
    resends.beginTrial(entry);
    try (Connection open = begun.dialler().dial(target, label -> {})) {
      present.begin(open);
      context.reports().tally().sent(entry.kind(), entry.position());
      return new SingleSend(context, open).brings(entry);
    } finally {
      present.end();
    }
  }

  private ConnectionRun connectionRun(
      DesiredState begunWith, Target target, Connection open, JournalReader reader) {
    boolean known = route.isWell(target);
    return new ConnectionRun(
        context,
        begunWith,
        open,
        reader,
        ahead,
        idle,
        new ConnectionRun.Observer() {
          @Override
          public DesiredState desired() {
            return Courier.this.desired();
          }

          @Override
          public void sending(long position) {
            resends.sending(position);
          }

          @Override
          public void sent(long position) {
            shared.sent().set(position);
          }

          @Override
          public boolean mayLeave() {
            return route.mayLeave(target);
          }

          @Override
          public int most() {
            return sendLimit.most();
          }

          @Override
          public boolean known() {
            return known;
          }

          @Override
          public boolean mayAsk() {
            return !mute.has(target);
          }

          @Override
          public CheckpointCost cost() {
            return cost;
          }

          @Override
          public void confirmed() {
            sendLimit.confirmed();
          }

          @Override
          public void proved() {
            backoff.succeeded();
            route.recovered(target);
            outage.recovered(target, open.facts().inWords(shared.clocks().now()));
          }

          @Override
          public void stands() {
            expiry.stands(open.facts());
          }
        });
  }

  private void failed(DesiredState begunWith, Target target, IOException why) {
    boolean brokenOff = !desired().keepsConnectionOf(begunWith);
    if (brokenOff) {
      return;
    }
    report.failed("to " + target + ": " + why.getMessage());
    // An idle connection that the collector ends is no outage: nothing waits for it. Where the
    // kernel confirms, nothing ever waits.
    if (!context.hasWork() && !(why instanceof NotListeningException)) {
      return;
    }
    outage.failed(target, String.valueOf(why.getMessage()));
    if (route.failed(target)) {
      outage.allFailed();
      command.arm();
      command.await(desired().equals(begunWith) ? backoff.failed() : 0);
    }
  }
}
