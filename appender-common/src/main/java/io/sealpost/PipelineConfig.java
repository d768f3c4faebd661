package io.sealpost;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.EncoderConfig;
import io.sealpost.sign.SignConfig;
import io.sealpost.transport.TransportConfig;
import java.util.Optional;

/**
 * Everything that a pipeline is made from.
 *
 * @param name the appender's, for thread names and status
 */
public record PipelineConfig(
    String name,
    EncoderConfig encoder,
    JournalConfig journal,
    Overflow overflow,
    TransportConfig transport,
    Optional<SignConfig> signing,
    DeliveryConfig delivery) {}
