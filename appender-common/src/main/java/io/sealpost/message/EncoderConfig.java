package io.sealpost.message;

/**
 * How messages become octets.
 *
 * @param maxOctets of one encoded message; longer ones are cut at a character boundary
 * @param bom whether a BOM precedes a MSG that is not pure ASCII (RFC 5424 §6.4)
 * @param enterpriseNumber the private enterprise number behind our own SD-IDs
 */
public record EncoderConfig(
    Header header, int maxOctets, Controls controls, boolean bom, long enterpriseNumber) {}
