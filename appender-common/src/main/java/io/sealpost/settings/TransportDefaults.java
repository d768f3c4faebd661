package io.sealpost.settings;

import io.sealpost.sign.Redundancy;

/**
 * What the transport makes of settings that are not written, and how far it lets them go.
 *
 * @param messageOctets the initial {@code maxMessageSize}
 * @param blockOctets the initial {@code maxBlockSize}
 * @param mostOctets what a message or block must not exceed
 */
record TransportDefaults(
    Redundancy redundancy, int messageOctets, int blockOctets, int mostOctets) {
  // rsyslog cuts at 8096 octets unless told otherwise.
  static final TransportDefaults STREAM =
      new TransportDefaults(Redundancy.RELIABLE, 8000, 2048, Integer.MAX_VALUE);

  // Every receiver takes 1180 octets, and no network on the way needs to cut them (RFC 5426 section
  // 3.2); more than 65,507 cannot be sent at all.
  static final TransportDefaults DATAGRAM =
      new TransportDefaults(Redundancy.DATAGRAMS, 1180, 1180, 65_507);

  /** What to tell somebody who wrote more. */
  String allowed() {
    return "must be at most " + mostOctets + " with udp, where a message is one datagram";
  }
}
