package io.sealpost.settings;

import io.sealpost.sign.Redundancy;
import io.sealpost.transport.Scheme;

/**
 * The transport's defaults and limits for settings.
 *
 * @param messageOctets the default {@code maxMessageSize}
 * @param blockOctets the default {@code maxBlockSize}
 */
record TransportDefaults(Scheme scheme, Redundancy redundancy, int messageOctets, int blockOctets) {
  static TransportDefaults of(Scheme scheme) {
    // rsyslog cuts at 8096 octets unless configured otherwise. A datagram of 1180 octets is taken
    // by
    // every receiver, and no network on the way needs to fragment it (RFC 5426 section 3.2).
    return scheme.losesNothingUnnoticed()
        ? new TransportDefaults(scheme, Redundancy.RELIABLE, 8000, 2048)
        : new TransportDefaults(scheme, Redundancy.DATAGRAMS, 1180, 1180);
  }

  int mostOctets() {
    return scheme.mostOctets();
  }

  /** The error text for a message or block that is larger. */
  String allowed() {
    String most = "must be at most " + mostOctets() + " with " + scheme.uriScheme();
    return most + ", where a message is one datagram";
  }
}
