package io.sealpost.message;

import java.util.Optional;

/**
 * Configuration of how messages become octets.
 *
 * @param maxOctets limit of an encoded message, at least 480, which every receiver takes (RFC 5424
 *     §6.1), and enough for the header; longer ones are cut at a character boundary
 * @param bom whether a BOM precedes a MSG that is not pure ASCII (RFC 5424 §6.4)
 * @param enterpriseNumber the private enterprise number in Sealpost's own SD-IDs, 1 to 4294967295
 * @param origin given in messages that are not the application's; empty: not given
 */
public record EncoderConfig(
    Header header,
    int maxOctets,
    Controls controls,
    boolean bom,
    long enterpriseNumber,
    Optional<Software> origin) {
  private static final int LEAST_OCTETS = 480;
  private static final long LAST_ENTERPRISE_NUMBER = 0xFFFF_FFFFL;

  // "<191>1 2026-11-21T04:05:06.123456Z ", a space after each field, a MSGID of 32 octets,
  // [sealpost@4294967295 truncated="99999999999"]
  private static final int OCTETS_BESIDE_NAMES = 35 + 4 + 32 + 45;

  /** A configuration without an origin. */
  public EncoderConfig(
      Header header, int maxOctets, Controls controls, boolean bom, long enterpriseNumber) {
    this(header, maxOctets, controls, bom, enterpriseNumber, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if a number is out of range; the message gives its name in the
   *     configuration, the value, and what is allowed
   */
  public EncoderConfig {
    int names = header.hostname().length() + header.appName().length() + header.procId().length();
    int least = Math.max(LEAST_OCTETS, names + OCTETS_BESIDE_NAMES);
    if (maxOctets < least) {
      throw new IllegalArgumentException(
          "maxMessageSize " + maxOctets + ": allowed are " + least + " octets and more");
    }
    if (enterpriseNumber < 1 || enterpriseNumber > LAST_ENTERPRISE_NUMBER) {
      throw new IllegalArgumentException(
          "enterpriseNumber " + enterpriseNumber + ": allowed are 1 to " + LAST_ENTERPRISE_NUMBER);
    }
  }
}
