package io.sealpost.delivery;

import io.sealpost.journal.Bell;
import io.sealpost.journal.JournalReader;
import io.sealpost.transport.Connection;
import io.sealpost.transport.Dialler;
import io.sealpost.transport.Target;
import io.sealpost.transport.TlsRenewal;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
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
  private final Thread thread;
  private final Bell news = new Bell();
  // Apart from news, so that a message does not shorten the wait after a failure.
  private final Bell command = new Bell();
  private final Rest rest = new Rest(news);
  private final Backoff backoff;
  private final Outage outage;

  private volatile Orders orders;
  private volatile Optional<TlsRenewal> tls;
  private volatile long sent;
  private volatile @Nullable Dialler dialler;
  private volatile @Nullable Connection connection;

  /** Made but not running, see {@link #start}. */
  public Courier(String name, CourierContext context, TransportConfig transport) {
    this.name = name;
    this.context = context;
    this.orders = new Orders(transport, false, false);
    this.tls = renewal(transport);
    this.sent = context.journal().confirmed();
    this.backoff =
        new Backoff(
            context.config().retryDelay(),
            context.config().retryDelayMax(),
            RandomGenerator.getDefault());
    this.outage = new Outage(context.listener());
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

  /** Connects so from now on; the present connection is brought to its end in good order. */
  public void use(TransportConfig transport) {
    tls = renewal(transport);
    order(now -> new Orders(transport, now.hurried(), now.stopping()));
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
    thread.join(patience.toMillis());
    Dialler dialling = dialler;
    if (dialling != null) {
      dialling.close();
    }
    Connection open = connection;
    if (open != null) {
      open.close();
    }
    thread.join(patience.toMillis());
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
    Orders begunWith = orders;
    Target target = begunWith.transport().targets().get(0);
    Dialler dialling = new Dialler(begunWith.transport(), tls, "sealpost-" + name);
    dialler = dialling;
    try {
      sent = context.journal().confirmed();
      reader.seek(sent);
      try (Connection open = dialling.dial(target, context::confirm)) {
        connection = open;
        trip(begunWith, open, reader).run();
      } finally {
        connection = null;
      }
    } catch (IOException e) {
      failed(begunWith, target, e);
    }
  }

  private Trip trip(Orders begunWith, Connection open, JournalReader reader) {
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
          public void proved() {
            well(open);
          }
        });
  }

  private void well(Connection proved) {
    backoff.succeeded();
    outage.well(proved.description());
  }

  private void failed(Orders begunWith, Target target, IOException why) {
    // An idle connection that the collector ends is no outage: nothing waits for it.
    if (orders.stopping() || !context.hasWork()) {
      return;
    }
    outage.failed(target.toString(), String.valueOf(why.getMessage()));
    command.arm();
    command.await(orders.equals(begunWith) ? backoff.failed() : 0);
  }
}
