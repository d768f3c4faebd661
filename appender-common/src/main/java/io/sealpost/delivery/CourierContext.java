package io.sealpost.delivery;

import io.sealpost.journal.Bell;
import io.sealpost.journal.Journal;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a courier works with.
 *
 * @param config when to have things confirmed, how to try again
 * @param limit up to where the journal may be sent
 * @param certificates the certificate blocks of a session, none if it is not signed
 * @param keeper rung when something was confirmed
 */
public record CourierContext(
    DeliveryConfig config,
    Journal journal,
    LongSupplier limit,
    Certificates certificates,
    Supplier<Bell> keeper,
    Supplier<PipelineListener> listener) {
  /** Finds the certificate blocks of a session (RFC 5848 §5.3), finished messages. */
  public interface Certificates {
    List<byte[]> of(long session) throws IOException;
  }

  void confirm(long position) {
    journal.confirm(position);
    keeper.get().ring();
  }

  /** Whether there is anything that the collector may have and has not confirmed. */
  boolean hasWork() {
    return journal.confirmed() < limit.getAsLong();
  }
}
