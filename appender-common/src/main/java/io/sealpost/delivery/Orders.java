package io.sealpost.delivery;

import io.sealpost.transport.TransportConfig;

/**
 * What the courier is asked to do: always one consistent whole.
 *
 * @param transport how connections are made; another one ends the present connection in good order
 * @param reconnects how often another connection was asked for, which does likewise
 * @param hurried have everything confirmed as soon as it is sent, as before a stop
 * @param stopping end at once
 */
record Orders(TransportConfig transport, int reconnects, boolean hurried, boolean stopping) {
  static Orders of(TransportConfig transport) {
    return new Orders(transport, 0, false, false);
  }

  Orders to(TransportConfig other) {
    return new Orders(other, reconnects, hurried, stopping);
  }

  Orders reconnected() {
    return new Orders(transport, reconnects + 1, hurried, stopping);
  }

  Orders hurried(boolean now) {
    return new Orders(transport, reconnects, now, stopping);
  }

  Orders stopped() {
    return new Orders(transport, reconnects, hurried, true);
  }

  /** Whether a connection that was made under the other ones is still what is wanted. */
  boolean keepsConnectionOf(Orders other) {
    return !stopping && reconnects == other.reconnects && transport.equals(other.transport);
  }
}
