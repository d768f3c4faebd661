package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.UnexpectedFailures;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.journal.Journal;
import io.sealpost.threads.Bell;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a keeper works with.
 *
 * @param atHand looks whether the journal's directory is where it was, and ours; empty in memory
 * @param forceEveryNanos how long an entry may wait to be forced when nobody waits for that
 * @param sent how far the courier is
 * @param courier rung when there is more that the courier may send
 * @param freed told of the oldest session of which the journal holds anything
 * @param dropped what operator and stream are to be told
 * @param origin of its own messages in a stream that is not signed
 * @param unforced counts messages that were not forced in time
 * @param failures counts what should not happen
 */
public record KeeperContext(
    Journal journal,
    Optional<BooleanSupplier> atHand,
    long forceEveryNanos,
    LongSupplier sent,
    Bell courier,
    Freed freed,
    DropReport dropped,
    Supplier<NoticeOrigin> origin,
    UnforcedReport unforced,
    UnexpectedFailures failures,
    Supplier<PipelineListener> listener) {
  /** Told when segments may have been freed. */
  public interface Freed {
    void upTo(long oldestSession) throws IOException;
  }
}
