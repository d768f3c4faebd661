package io.sealpost.delivery.courier;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.delivery.Resending;
import io.sealpost.delivery.SharedState;
import io.sealpost.journal.Journal;
import io.sealpost.schedule.Gate;
import io.sealpost.schedule.RateLimit;
import io.sealpost.sign.Redundancy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a courier works with.
 *
 * @param config when to have entries confirmed, how to try again
 * @param gate opens when anything may be delivered
 * @param rate limits everything that is sent
 * @param limit up to where the journal may be sent
 * @param redundancy how often a new connection carries certificate blocks
 * @param resending announces in the stream what is sent again, if it is signed
 * @param reports where all this is reported
 * @param directory of the spool, where what the collector refuses for good is set aside; empty in
 *     memory
 */
public record CourierContext(
    SharedState shared,
    DeliveryConfig config,
    Gate gate,
    RateLimit rate,
    LongSupplier limit,
    Certificates certificates,
    Supplier<Redundancy> redundancy,
    Resending resending,
    CourierReports reports,
    Optional<Path> directory) {
  /** Finds the certificate blocks of a session (RFC 5848 §5.3), as finished messages. */
  public interface Certificates {
    /** For a stream that was never signed. */
    Certificates NONE =
        new Certificates() {
          @Override
          public List<byte[]> of(long session) {
            return List.of();
          }

          @Override
          public long changes() {
            return 0;
          }
        };

    /**
     * The blocks of all groups that the session has so far, in a stable order; none if unsigned.
     */
    List<byte[]> of(long session) throws IOException;

    /**
     * A value that changes with each new group, before its first signature block is in the journal.
     */
    long changes();
  }

  Journal journal() {
    return shared.journal();
  }

  /** For one connection. */
  CertificateResender certificateResender() {
    return new CertificateResender(certificates, redundancy.get(), shared.clocks());
  }

  void confirm(long position) {
    reports.tally().confirm(position);
    reports.delivery().confirmed();
    journal().confirm(position);
    shared.keeperBell().ring();
  }

  /** Whether the gate is open, and the journal can be read; for any thread. */
  boolean mayDeliver() {
    gate.delivered(journal().confirmed());
    return !journal().isSuspended() && gate.isOpen(journal().fill());
  }

  /** Whether there is anything that may be sent and is not confirmed. */
  boolean hasWork() {
    return journal().confirmed() < limit.getAsLong();
  }
}
