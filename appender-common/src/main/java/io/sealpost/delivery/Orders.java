package io.sealpost.delivery;

import io.sealpost.transport.TransportConfig;

/**
 * What the courier is asked to do: always one consistent whole.
 *
 * @param transport how connections are made; another one ends the present connection in good order
 * @param hurried have everything confirmed as soon as it is sent, as before a stop
 * @param stopping end at once
 */
record Orders(TransportConfig transport, boolean hurried, boolean stopping) {}
