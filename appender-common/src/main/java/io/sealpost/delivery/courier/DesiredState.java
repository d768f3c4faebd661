package io.sealpost.delivery.courier;

import io.sealpost.transport.TransportConfig;

/**
 * What the courier is asked to do, always as one consistent whole.
 *
 * @param transport how connections are made; a different one ends the present connection in good
 *     order
 * @param reconnects how often another connection was asked for; each request does the same
 * @param hurried whether to have everything confirmed as soon as it is sent, as before a stop
 * @param stopping whether to end at once
 */
record DesiredState(TransportConfig transport, int reconnects, boolean hurried, boolean stopping) {
  static DesiredState of(TransportConfig transport) {
    return new DesiredState(transport, 0, false, false);
  }

  DesiredState to(TransportConfig other) {
    return new DesiredState(other, reconnects, hurried, stopping);
  }

  DesiredState reconnected() {
    return new DesiredState(transport, reconnects + 1, hurried, stopping);
  }

  DesiredState hurried(boolean now) {
    return new DesiredState(transport, reconnects, now, stopping);
  }

  DesiredState stopped() {
    return new DesiredState(transport, reconnects, hurried, true);
  }

  /** Whether a connection made under the other state is still wanted. */
  boolean keepsConnectionOf(DesiredState other) {
    return !stopping && reconnects == other.reconnects && transport.equals(other.transport);
  }
}
