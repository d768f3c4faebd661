package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import io.sealpost.sign.Redundancy;
import io.sealpost.threads.Bell;
import io.sealpost.time.Clocks;
import java.util.Optional;

/**
 * What the keeper and the courier of one journal need of each other, and what both report to. Any
 * thread.
 */
public final class SharedState {
  private final Journal journal;
  private final Clocks clocks;
  private final UnexpectedFailures failures;
  private final PipelineListener listener;
  private final Bell keeperBell = new Bell();
  private final Bell courierBell = new Bell();
  private volatile Optional<Redundancy> signing;
  private volatile long sent;

  /**
   * For a journal just opened: nothing has been sent.
   *
   * @param signing as {@link #sign}
   */
  public SharedState(
      Journal journal,
      Optional<Redundancy> signing,
      Clocks clocks,
      UnexpectedFailures failures,
      PipelineListener listener) {
    this.journal = journal;
    this.signing = signing;
    this.clocks = clocks;
    this.failures = failures;
    this.listener = listener;
    this.sent = journal.confirmed();
    journal.addBell(courierBell);
    journal.addBell(keeperBell);
  }

  public Journal journal() {
    return journal;
  }

  public Clocks clocks() {
    return clocks;
  }

  public UnexpectedFailures failures() {
    return failures;
  }

  public PipelineListener listener() {
    return listener;
  }

  /** To be rung when something was appended, confirmed or dropped. */
  public Bell keeperBell() {
    return keeperBell;
  }

  /** To be rung when more may be sent. */
  public Bell courierBell() {
    return courierBell;
  }

  /** How redundantly the stream is signed from now on; empty: it is not signed. */
  public void sign(Optional<Redundancy> next) {
    signing = next;
  }

  public boolean isSigned() {
    return signing.isPresent();
  }

  public Redundancy redundancy() {
    return signing.orElse(Redundancy.RELIABLE);
  }

  /** Entries up to this position were handed to the present connection; for the courier. */
  public void sent(long position) {
    sent = position;
  }

  /** The position up to which entries were handed to the present connection. */
  public long sent() {
    return sent;
  }
}
