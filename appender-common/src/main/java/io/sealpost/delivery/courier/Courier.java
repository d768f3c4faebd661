package io.sealpost.delivery.courier;

import io.sealpost.delivery.DeliveryReport;
import io.sealpost.delivery.ExpiryWatch;
import io.sealpost.delivery.PipelineThread;
import io.sealpost.journal.JournalReader;
import io.sealpost.threads.Backoff;
import io.sealpost.threads.Bell;
import io.sealpost.threads.IdleWait;
import io.sealpost.threads.Perpetual;
import io.sealpost.threads.Uninterrupted;
import io.sealpost.transport.Connection;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Brings the journal's entries to the collector, on a thread of its own: dials when there is
 * something to send and the gate is open, and after a failure begins again behind what was last
 * confirmed.
 */
public final class Courier {
  private static final long LONG = TimeUnit.HOURS.toNanos(1);
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(100);
  // How often a closed gate is looked at: a wait worked out ahead is wrong when a clock is stepped.
  private static final long GATE_LOOK = TimeUnit.SECONDS.toNanos(1);

  private static final Duration GOOD_ORDER = Duration.ofSeconds(2);

  private final CourierContext context;
  private final Thread thread;
  private final CourierCommands desk;
  private final Bell news = new Bell();
  // Apart from news, so that a message does not shorten the wait after a failure.
  private final Bell command = new Bell();
  private final IdleWait rest = new IdleWait(news);
  private final Backoff backoff;
  private final DeliveryReport report;
  private final Outage outage;
  private final ExpiryWatch expiry;
  private final PresentConnection present;
  // Confined to the thread.
  private final SendLimit suspicion = new SendLimit();
  private final RefusedEntries refused;
  private final AnsweredAhead ahead;
  private final ResendTracker copies;
  private Route route;
  private int reconnects; // seen to
  private boolean begun;

  private volatile long sent;

  /** Made but not running, see {@link #start}. */
  public Courier(String name, CourierContext context, TransportConfig transport) {
    this.context = context;
    this.desk =
        new CourierCommands(transport, "sealpost-" + name, context.listener(), this::lookAgain);
    this.route = new Route(transport, System::nanoTime);
    this.sent = context.journal().confirmed();
    this.backoff =
        new Backoff(context.config().retryDelay(), context.config().retryDelayMax(), new Random());
    this.report = context.reports().delivery();
    this.outage =
        new Outage(context.listener(), report, context.reports()::waiting, System::nanoTime);
    this.expiry = new ExpiryWatch(context.listener(), InstantSource.system(), System::nanoTime);
    this.present = new PresentConnection(report, expiry, desk.threads());
    this.refused = new RefusedEntries(context.directory(), context.journal()::encryptionKey);
    this.ahead = new AnsweredAhead(sent, context::confirm);
    this.copies = new ResendTracker(context, ahead, () -> orders().stopping());
    this.thread = PipelineThread.make(name + "-courier", this::run, context.listener());
    context.journal().addBell(news);
  }

  public void start() {
    thread.start();
  }

  /** To be rung when there is more that may be sent. */
  public Bell bell() {
    return news;
  }

  /** How far entries were handed to the present connection. */
  public long sent() {
    return sent;
  }

  /**
   * Connects so from now on: a dial under way is broken off, the present connection is brought to
   * its end in good order.
   */
  public void use(TransportConfig transport) {
    desk.use(transport);
  }

  /**
   * Makes another connection in place of the present one, or of what is waited for. One that does
   * not end in good order soon is cut off: what it was to confirm is sent again.
   */
  public void reconnect() {
    present.cutAfter(GOOD_ORDER);
    desk.reconnect();
  }

  /** Whether to have things confirmed as soon as they are sent, rather than when that is due. */
  public void hurry(boolean hurried) {
    desk.hurry(hurried);
  }

  /** The gate may have been opened or closed. */
  public void lookAgain() {
    news.ring();
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
   * Takes leave of the collector if everything that was sent is confirmed, else just ends; cuts off
   * what takes longer than the patience. What was not confirmed will be sent again. An interrupt
   * does not shorten it and stays set.
   */
  public void stop(Duration patience) {
    desk.stop();
    Uninterrupted.join(thread, patience.toNanos());
    present.cut();
    Uninterrupted.join(thread, patience.toNanos());
    copies.abandon();
  }

  /** As {@link #stop}, and writes nothing: the directory is not ours any more. */
  public void abandon(Duration patience) {
    copies.abandon();
    stop(patience);
  }

  private DesiredState orders() {
    return desk.orders();
  }

  /** Goes on whatever is thrown, from what is confirmed. */
  private void run() {
    try (copies) {
      Perpetual.run(
          new Perpetual.Turns() {
            @Override
            public boolean over() {
              return orders().stopping();
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
      desk.threads().end();
    }
  }

  private void deliver() throws IOException {
    try (JournalReader reader = context.journal().reader(context.journal().confirmed())) {
      if (!begun) {
        copies.begin();
        begun = true;
      }
      while (!orders().stopping()) {
        if (!wantsConnection()) {
          rest.await(() -> wantsConnection() || orders().stopping(), LONG);
        } else if (context.mayDeliver()) {
          attempt(reader);
        } else {
          reconnects = orders().reconnects();
          awaitGate();
        }
      }
    }
  }

  private void unexpected(Throwable why) {
    context.failures().note("delivery", why);
    report.failed(why);
    command.arm();
    command.await(orders().stopping() ? 0 : Math.max(SHORT, backoff.failed()));
  }

  /** Whether there is something to send, or somebody asked for a connection all the same. */
  private boolean wantsConnection() {
    return context.hasWork() || orders().reconnects() != reconnects;
  }

  // By the bell that messages do not ring: all day long they are not for us.
  private void awaitGate() {
    command.arm();
    command.await(context.mayDeliver() || orders().stopping() ? 0 : GATE_LOOK);
  }

  private void attempt(JournalReader reader) {
    CourierCommands.Dialling begun = desk.beginDial();
    DesiredState begunWith = begun.orders();
    reconnects = begunWith.reconnects();
    if (!route.transport().equals(begunWith.transport())) {
      route = new Route(begunWith.transport(), System::nanoTime);
    }
    Target target = route.next();
    try {
      long from = context.journal().confirmed();
      sent = from;
      reader.seek(from);
      ahead.begin(from);
      copies.beginTrip(from, target);
      try (Connection open = begun.dialler().dial(target, ahead::confirm)) {
        present.begin(open);
        outage.connected();
        context.reports().tally().begin(from, open.confirmsByItself());
        travel(trip(begunWith, target, open, reader), open, from);
      } finally {
        present.end();
      }
    } catch (IOException e) {
      failed(begunWith, target, e);
      examine(begunWith, target, reader);
    }
  }

  /** Notes whether a connection that stood was of any use. */
  private void travel(ConnectionRun trip, Connection open, long from) throws IOException {
    try {
      trip.run();
    } catch (IOException e) {
      copies.failed(trip.reason(e));
      open.answeredAhead(from, ahead::add);
      if (context.journal().confirmed() == from && !isUnreachable(e)) {
        suspicion.fruitless();
      }
      throw e;
    } finally {
      if (context.journal().confirmed() > from) {
        suspicion.confirmed();
      }
    }
  }

  /** Whether nobody listens there, which is no message's fault. */
  private static boolean isUnreachable(IOException e) {
    return e instanceof PortUnreachableException;
  }

  private void examine(DesiredState begunWith, Target target, JournalReader reader) {
    if (!suspicion.isCertain() || !isWanted(begunWith)) {
      return;
    }
    suspicion.forget();
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
    return orders().equals(begunWith) && context.mayDeliver();
  }

  /** Sends an entry alone; whether it was confirmed. */
  private boolean passes(Candidate entry, DesiredState begunWith, Target target)
      throws IOException {
    command.arm();
    long wait = Math.max(backoff.failed(), context.rate().nanosToWait());
    command.await(orders().equals(begunWith) ? wait : 0);
    CourierCommands.Dialling begun = desk.beginDial();
    if (!begun.orders().equals(begunWith) || !context.mayDeliver()) {
      throw new IOException("broken off: something else is wanted now");
    }
    copies.beginTrial(entry);
    try (Connection open = begun.dialler().dial(target, label -> {})) {
      present.begin(open);
      context.reports().tally().sent(entry.kind(), entry.position());
      return new SingleSend(context, open).brings(entry);
    } finally {
      present.end();
    }
  }

  private ConnectionRun trip(
      DesiredState begunWith, Target target, Connection open, JournalReader reader) {
    boolean known = route.isWell(target);
    return new ConnectionRun(
        context,
        begunWith,
        open,
        reader,
        ahead,
        rest,
        new ConnectionRun.Observer() {
          @Override
          public DesiredState orders() {
            return Courier.this.orders();
          }

          @Override
          public void sending(long position) {
            copies.sending(position);
          }

          @Override
          public void sent(long position) {
            sent = position;
          }

          @Override
          public boolean mayLeave() {
            return route.mayLeave(target);
          }

          @Override
          public int most() {
            return suspicion.most();
          }

          @Override
          public boolean known() {
            return known;
          }

          @Override
          public void confirmed() {
            suspicion.confirmed();
          }

          @Override
          public void proved() {
            backoff.succeeded();
            route.well(target);
            outage.well(target, open.facts().inWords(Instant.now()));
          }

          @Override
          public void stands() {
            expiry.stands(open.facts());
          }
        });
  }

  private void failed(DesiredState begunWith, Target target, IOException why) {
    boolean brokenOff = !orders().keepsConnectionOf(begunWith);
    if (brokenOff) {
      return;
    }
    report.failed("to " + target + ": " + why.getMessage());
    // An idle connection that the collector ends is no outage: nothing waits for it. Over UDP
    // nothing ever waits.
    if (!context.hasWork() && !isUnreachable(why)) {
      return;
    }
    outage.failed(target, String.valueOf(why.getMessage()));
    if (route.failed(target)) {
      outage.allFailed();
      command.arm();
      command.await(orders().equals(begunWith) ? backoff.failed() : 0);
    }
  }
}
