package io.sealpost.delivery.courier;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.transport.DaemonThreads;
import io.sealpost.transport.Dialler;
import io.sealpost.transport.HostAddresses;
import io.sealpost.transport.TransportConfig;
import io.sealpost.transport.tls.TlsRenewal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The courier's commands: any thread gives them, and the courier takes them.
 *
 * <p>Under one lock, so that a request for another connection finds the dial that it ends.
 */
final class CourierCommands {
  private final DaemonThreads threads;
  private final HostAddresses addresses;
  private final PipelineListener listener;
  private final Runnable changed;

  private volatile DesiredState desired;
  private Optional<TlsRenewal> tls;
  private @Nullable Dialler dialler;

  /** A dial, and what was wanted when it began. */
  record Dialling(DesiredState desired, Dialler dialler) {}

  /**
   * Asks for connections like this.
   *
   * @param changed run whenever what is desired changes
   */
  CourierCommands(
      TransportConfig transport, String threadNames, PipelineListener listener, Runnable changed) {
    this.threads = new DaemonThreads(threadNames);
    this.addresses = new HostAddresses(threads);
    this.listener = listener;
    this.changed = changed;
    this.desired = DesiredState.of(transport);
    this.tls = renewal(transport);
  }

  /** The threads of the connections. */
  DaemonThreads threads() {
    return threads;
  }

  DesiredState desired() {
    return desired;
  }

  synchronized void use(TransportConfig transport) {
    if (!transport.equals(desired.transport())) {
      tls = renewal(transport);
      change(now -> now.to(transport));
      endDial();
    }
  }

  synchronized void reconnect() {
    change(DesiredState::reconnected);
    endDial();
  }

  synchronized void hurry(boolean hurried) {
    change(now -> now.hurried(hurried));
  }

  synchronized void stop() {
    change(DesiredState::stopped);
    endDial();
  }

  synchronized Dialling beginDial() {
    Dialler begun = new Dialler(desired.transport(), tls, addresses, threads);
    dialler = begun;
    return new Dialling(desired, begun);
  }

  private void change(UnaryOperator<DesiredState> change) {
    desired = change.apply(desired);
    changed.run();
  }

  private void endDial() {
    if (dialler != null) {
      dialler.close();
    }
  }

  private Optional<TlsRenewal> renewal(TransportConfig transport) {
    return transport.tls().map(config -> new TlsRenewal(config, listener::warning));
  }
}
