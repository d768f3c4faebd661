package io.sealpost.pipeline;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Severity;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.SignConfig;
import io.sealpost.transport.TransportConfig;
import java.util.Locale;
import java.util.Optional;

/**
 * The complete configuration of a pipeline.
 *
 * @param name the appender's, for thread names and status
 * @param signing present only with a journal directory: a session must outlive the process
 * @param urgent the least severity of messages that do not wait for a window and have a journal of
 *     their own; empty: none
 */
public record PipelineConfig(
    String name,
    EncoderConfig encoder,
    JournalConfig journal,
    Overflow overflow,
    TransportConfig transport,
    Optional<SignConfig> signing,
    DeliveryConfig delivery,
    ScheduleConfig schedule,
    Optional<Severity> urgent) {
  /** Rejects signing and windows without a directory, and messages too long for a segment. */
  public PipelineConfig {
    if (encoder.maxOctets() > journal.maxEntryOctets()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "messages may have %d octets, entries of the journal only %d",
              encoder.maxOctets(),
              journal.maxEntryOctets()));
    }
    if (signing.isPresent() && journal.directory().isEmpty()) {
      throw new IllegalArgumentException("signing needs a journal directory");
    }
    if (!schedule.windows().isEmpty() && journal.directory().isEmpty()) {
      throw new IllegalArgumentException("windows need a journal directory");
    }
  }

  /** A configuration in which nothing is urgent. */
  public PipelineConfig(
      String name,
      EncoderConfig encoder,
      JournalConfig journal,
      Overflow overflow,
      TransportConfig transport,
      Optional<SignConfig> signing,
      DeliveryConfig delivery,
      ScheduleConfig schedule) {
    this(
        name, encoder, journal, overflow, transport, signing, delivery, schedule, Optional.empty());
  }
}
