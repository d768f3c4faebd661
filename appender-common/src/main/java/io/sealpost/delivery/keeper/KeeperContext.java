package io.sealpost.delivery.keeper;

import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.drops.NoticeOrigin;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What a keeper works with.
 *
 * @param atHand checks whether the journal's directory is where it was, and this process's; empty
 *     in memory
 * @param forceEveryNanos how long an entry may wait to be forced when no thread waits for that
 * @param freed receives the oldest session of which the journal holds anything
 * @param dropped drops to report to the operator and in the stream
 * @param origin of its own messages in a stream that is not signed
 * @param unforced counts messages that were not forced in time
 */
public record KeeperContext(
    SharedState shared,
    Optional<BooleanSupplier> atHand,
    long forceEveryNanos,
    Freed freed,
    DropReport dropped,
    Supplier<NoticeOrigin> origin,
    UnforcedReport unforced) {
  /** Called when segments may have been freed. */
  public interface Freed {
    void upTo(long oldestSession) throws IOException;
  }
}
