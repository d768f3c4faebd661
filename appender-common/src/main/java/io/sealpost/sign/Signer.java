package io.sealpost.sign;

import io.sealpost.message.Header;
import java.time.Clock;

/**
 * Who signs.
 *
 * @param header of the block messages: HOSTNAME, APP-NAME and PROCID together are the signer's name
 *     (RFC 5848 §4.2.1)
 */
public record Signer(SigningKey key, Header header, Clock clock) {}
