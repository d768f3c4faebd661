package io.sealpost.settings;

import io.sealpost.sign.Redundancy;

/**
 * The transport's defaults and limits for settings.
 *
 * @param messageOctets the default {@code maxMessageSize}
 * @param blockOctets the default {@code maxBlockSize}
 * @param mostOctets the upper limit of a message or block
 */
record TransportDefaults(
    Redundancy redundancy, int messageOctets, int blockOctets, int mostOctets) {
  // rsyslog cuts at 8096 octets unless configured otherwise.
  static final TransportDefaults STREAM =
      new TransportDefaults(Redundancy.RELIABLE, 8000, 2048, Integer.MAX_VALUE);

  // Every receiver takes 1180 octets, and no network on the way needs to fragment them (RFC 5426
  // section 3.2); more than 65,507 cannot be sent at all.
  static final TransportDefaults DATAGRAM =
      new TransportDefaults(Redundancy.DATAGRAMS, 1180, 1180, 65_507);

  /** The error text for a larger value. */
  String allowed() {
    return "must be at most " + mostOctets + " with udp, where a message is one datagram";
  }
}
