package io.sealpost.delivery;

import io.sealpost.journal.Journal;
import io.sealpost.time.Clocks;

/** What a keeper shares where there is no courier. */
public final class SharedStates {
  private SharedStates() {}

  /** A courier that has sent nothing. */
  public static SharedState of(Journal journal, PipelineListener listener) {
    SharedState shared =
        new SharedState(
            journal,
            () -> false,
            Clocks.SYSTEM,
            new UnexpectedFailures(listener, Clocks.SYSTEM),
            listener);
    shared.sent().set(0);
    return shared;
  }
}
