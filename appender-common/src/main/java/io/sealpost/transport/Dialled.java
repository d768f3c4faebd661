package io.sealpost.transport;

import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * What is known of an established connection over a stream.
 *
 * @param roundTrip how long the TCP handshake took
 */
record Dialled(Duration roundTrip, ConnectionFacts facts) {
  static Dialled of(Target target, Socket raw, Duration roundTrip, Optional<SSLSocket> tls) {
    return new Dialled(roundTrip, ConnectionFacts.of(target, raw, tls));
  }
}
