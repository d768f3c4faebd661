package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import io.sealpost.threads.Bell;
import io.sealpost.time.Clocks;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * What the keeper and the courier of one journal need of each other, and what both report to. Any
 * thread.
 *
 * @param keeperBell to be rung when something was confirmed or dropped
 * @param courierBell to be rung when more may be sent
 * @param sent position up to which entries were handed to the present connection; set by the
 *     courier
 * @param signed whether the stream is signed now; asked for each message
 */
public record SharedState(
    Journal journal,
    Clocks clocks,
    UnexpectedFailures failures,
    PipelineListener listener,
    Bell keeperBell,
    Bell courierBell,
    AtomicLong sent,
    BooleanSupplier signed) {
  /** For a journal just opened: nothing has been sent. Both bells are rung by the journal, too. */
  public SharedState(
      Journal journal,
      BooleanSupplier signed,
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
        signed);
    journal.addBell(courierBell);
    journal.addBell(keeperBell);
  }

  public boolean isSigned() {
    return signed.getAsBoolean();
  }
}
