package io.sealpost.delivery;

import io.sealpost.transport.DaemonThreads;
import io.sealpost.transport.Dialler;
import io.sealpost.transport.HostAddresses;
import io.sealpost.transport.TlsRenewal;
import io.sealpost.transport.TransportConfig;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where any thread gives the courier its orders, and the courier takes them.
 *
 * <p>Under one lock, so that whoever wants another connection finds the dial that this ends.
 */
final class OrderDesk {
  private final DaemonThreads threads;
  private final HostAddresses addresses;
  private final Supplier<PipelineListener> listener;
  private final Runnable told;

  private volatile Orders orders;
  private Optional<TlsRenewal> tls;
  private @Nullable Dialler dialler;

  /** What was wanted when a dial began. */
  record Dialling(Orders orders, Dialler dialler) {}

  /**
   * Asks for connections like this.
   *
   * @param told run whenever there are other orders
   */
  OrderDesk(
      TransportConfig transport,
      String threadNames,
      Supplier<PipelineListener> listener,
      Runnable told) {
    this.threads = new DaemonThreads(threadNames);
    this.addresses = new HostAddresses(threads);
    this.listener = listener;
    this.told = told;
    this.orders = Orders.of(transport);
    this.tls = renewal(transport);
  }

  /** Those behind the connections. */
  DaemonThreads threads() {
    return threads;
  }

  Orders orders() {
    return orders;
  }

  synchronized void use(TransportConfig transport) {
    if (!transport.equals(orders.transport())) {
      tls = renewal(transport);
      change(now -> now.to(transport));
      endDial();
    }
  }

  synchronized void reconnect() {
    change(Orders::reconnected);
    endDial();
  }

  synchronized void hurry(boolean hurried) {
    change(now -> now.hurried(hurried));
  }

  synchronized void stop() {
    change(Orders::stopped);
    endDial();
  }

  synchronized Dialling beginDial() {
    Dialler begun = new Dialler(orders.transport(), tls, addresses, threads);
    dialler = begun;
    return new Dialling(orders, begun);
  }

  private void change(UnaryOperator<Orders> change) {
    orders = change.apply(orders);
    told.run();
  }

  private void endDial() {
    if (dialler != null) {
      dialler.close();
    }
  }

  private Optional<TlsRenewal> renewal(TransportConfig transport) {
    return transport
        .tls()
        .map(config -> new TlsRenewal(config, what -> listener.get().warning(what)));
  }
}
