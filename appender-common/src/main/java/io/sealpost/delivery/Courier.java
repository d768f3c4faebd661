package io.sealpost.delivery;

import io.sealpost.journal.Bell;
import io.sealpost.journal.JournalReader;
import io.sealpost.transport.Connection;
import io.sealpost.transport.Dialler;
import io.sealpost.transport.HostAddresses;
import io.sealpost.transport.Target;
import io.sealpost.transport.TlsRenewal;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the journal's entries to the collector, on a thread of its own: dials when there is
 * something to send, and after a failure begins again behind what was last confirmed.
 */
public final class Courier {
  private static final long LONG = TimeUnit.HOURS.toNanos(1);

  private final String name;
  private final CourierContext context;
  private final HostAddresses addresses;
  private final Thread thread;
  private final Bell news = new Bell();
  // Apart from news, so that a message does not shorten the wait after a failure.
  private final Bell command = new Bell();
  private final Rest rest = new Rest(news);
  private final Backoff backoff;
  private final Outage outage;
  // Confined to the thread.
  private final Suspicion suspicion = new Suspicion();
  private final RefusedEntries refused;
  private Route route;

  // Under one lock, so that whoever gives another order finds the dial that it ends.
  private volatile Orders orders;
  private Optional<TlsRenewal> tls;
  private @Nullable Dialler dialler;

  private volatile long sent;
  private volatile @Nullable Connection connection;

  /** What was wanted when a dial began. */
  private record Dialling(Orders orders, Dialler dialler) {}

  /** Made but not running, see {@link #start}. */
  public Courier(String name, CourierContext context, TransportConfig transport) {
    this.name = name;
    this.context = context;
    this.addresses = new HostAddresses(threadNames());
    this.orders = new Orders(transport, false, false);
    this.tls = renewal(transport);
    this.route = new Route(transport, System::nanoTime);
    this.sent = context.journal().confirmed();
    this.backoff =
        new Backoff(
            context.config().retryDelay(),
            context.config().retryDelayMax(),
            RandomGenerator.getDefault());
    this.outage = new Outage(context.listener());
    this.refused = new RefusedEntries(context.directory());
    this.thread = new PipelineThread(name + "-courier", this::run, context.listener());
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
  public synchronized void use(TransportConfig transport) {
    if (!transport.equals(orders.transport())) {
      tls = renewal(transport);
      order(now -> new Orders(transport, now.hurried(), now.stopping()));
      endDial();
    }
  }

  /** Whether to have things confirmed as soon as they are sent, rather than when that is due. */
  public void hurry(boolean hurried) {
    order(now -> new Orders(now.transport(), hurried, now.stopping()));
  }

  /**
   * Takes leave of the collector if everything that was sent is confirmed, else just ends; cuts off
   * what takes longer than the patience. What was not confirmed will be sent again.
   */
  public void stop(Duration patience) throws InterruptedException {
    order(now -> new Orders(now.transport(), now.hurried(), true));
    endDial();
    thread.join(patience.toMillis());
    Connection open = connection;
    if (open != null) {
      open.close();
    }
    thread.join(patience.toMillis());
  }

  private String threadNames() {
    return "sealpost-" + name;
  }

  private Optional<TlsRenewal> renewal(TransportConfig transport) {
    return transport
        .tls()
        .map(config -> new TlsRenewal(config, what -> context.listener().get().warning(what)));
  }

  private synchronized void order(UnaryOperator<Orders> change) {
    orders = change.apply(orders);
    news.ring();
    command.ring();
  }

  private synchronized Dialling beginDial() {
    Dialler begun = new Dialler(orders.transport(), tls, addresses, threadNames());
    dialler = begun;
    return new Dialling(orders, begun);
  }

  private synchronized void endDial() {
    if (dialler != null) {
      dialler.close();
    }
  }

  private void run() {
    try (JournalReader reader = context.journal().reader(context.journal().confirmed())) {
      while (!orders.stopping()) {
        if (context.hasWork()) {
          attempt(reader);
        } else {
          rest.await(() -> context.hasWork() || orders.stopping(), LONG);
        }
      }
    } catch (IOException e) {
      context.listener().get().warning("the journal cannot be read, nothing is delivered: " + e);
    }
  }

  private void attempt(JournalReader reader) {
    Dialling begun = beginDial();
    Orders begunWith = begun.orders();
    if (!route.transport().equals(begunWith.transport())) {
      route = new Route(begunWith.transport(), System::nanoTime);
    }
    Target target = route.next();
    try {
      long from = context.journal().confirmed();
      sent = from;
      reader.seek(from);
      try (Connection open = begun.dialler().dial(target, context::confirm)) {
        connection = open;
        travel(trip(begunWith, target, open, reader), from);
      } finally {
        connection = null;
      }
    } catch (IOException e) {
      failed(begunWith, target, e);
      examine(begunWith, target, reader);
    }
  }

  /** Notes whether a connection that stood was of any use. */
  private void travel(Trip trip, long from) throws IOException {
    try {
      trip.run();
    } catch (IOException e) {
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

  private void examine(Orders begunWith, Target target, JournalReader reader) {
    if (!suspicion.isCertain() || !orders.equals(begunWith)) {
      return;
    }
    suspicion.forget();
    try {
      new Examination(context, refused, entry -> passes(entry, begunWith, target)).run(reader);
    } catch (IOException e) {
      failed(begunWith, target, e);
    }
  }

  /** Sends an entry alone; whether it was confirmed. */
  private boolean passes(Candidate entry, Orders begunWith, Target target) throws IOException {
    command.arm();
    command.await(orders.equals(begunWith) ? backoff.failed() : 0);
    Dialling begun = beginDial();
    if (!begun.orders().equals(begunWith)) {
      throw new IOException("broken off: something else is wanted now");
    }
    try (Connection open = begun.dialler().dial(target, label -> {})) {
      connection = open;
      return new LoneTrip(context, open).brings(entry);
    } finally {
      connection = null;
    }
  }

  private Trip trip(Orders begunWith, Target target, Connection open, JournalReader reader) {
    return new Trip(
        context,
        begunWith,
        open,
        reader,
        rest,
        new Trip.Observer() {
          @Override
          public Orders orders() {
            return orders;
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
          public void confirmed() {
            suspicion.confirmed();
          }

          @Override
          public void proved() {
            backoff.succeeded();
            route.well(target);
            outage.well(target, open.description());
          }
        });
  }

  private void failed(Orders begunWith, Target target, IOException why) {
    Orders now = orders;
    boolean brokenOff = now.stopping() || !now.transport().equals(begunWith.transport());
    // An idle connection that the collector ends is no outage: nothing waits for it. Over UDP
    // nothing ever waits.
    if (brokenOff || (!context.hasWork() && !isUnreachable(why))) {
      return;
    }
    outage.failed(target, String.valueOf(why.getMessage()));
    if (route.failed(target)) {
      outage.allFailed();
      command.arm();
      command.await(orders.equals(begunWith) ? backoff.failed() : 0);
    }
  }
}
