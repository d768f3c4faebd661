package io.sealpost.sign;

import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.sign.key.SigningKey;
import java.time.Clock;
import java.util.Optional;

/**
 * Who signs.
 *
 * @param header of the block messages: HOSTNAME, APP-NAME and PROCID together are the signer's name
 *     (RFC 5848 §4.2.1)
 * @param enterpriseNumber follows the SD-ID of notices
 * @param software what certificate blocks and notices name as the software that made them
 */
public record Signer(
    SigningKey key,
    Header header,
    long enterpriseNumber,
    Optional<Software> software,
    Clock clock) {}
