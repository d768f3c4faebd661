package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import io.sealpost.sign.Redundancy;
import io.sealpost.threads.Bell;
import io.sealpost.time.Clocks;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What the keeper and the courier of one journal need of each other, and what both report to. Any
 * thread.
 *
 * @param keeperBell to be rung when something was confirmed or dropped
 * @param courierBell to be rung when more may be sent
 * @param sent position up to which entries were handed to the present connection; set by the
 *     courier
 * @param signing how redundantly the stream is signed now; empty: it is not signed
 */
public record SharedState(
    Journal journal,
    Clocks clocks,
    UnexpectedFailures failures,
    PipelineListener listener,
    Bell keeperBell,
    Bell courierBell,
    AtomicLong sent,
    Supplier<Optional<Redundancy>> signing) {
  /** For a journal just opened: nothing has been sent. Both bells are rung by the journal, too. */
  public SharedState(
      Journal journal,
      Supplier<Optional<Redundancy>> signing,
      Clocks clocks,
      UnexpectedFailures failures,
      PipelineListener listener) {
    this(
        journal,
        clocks,
        failures,
        listener,
        new Bell(),
        new Bell(),
        new AtomicLong(journal.confirmed()),
        signing);
    journal.addBell(courierBell);
    journal.addBell(keeperBell);
  }

  public boolean isSigned() {
    return signing.get().isPresent();
  }
}
