package io.sealpost.sign;

import io.sealpost.message.Header;
import java.time.Clock;

/**
 * Who signs.
 *
 * @param header of the block messages: HOSTNAME, APP-NAME and PROCID together are the signer's name
 *     (RFC 5848 §4.2.1)
 * @param enterpriseNumber behind the SD-ID of notices
 */
public record Signer(SigningKey key, Header header, long enterpriseNumber, Clock clock) {}
