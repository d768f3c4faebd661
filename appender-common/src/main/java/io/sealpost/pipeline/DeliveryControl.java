package io.sealpost.pipeline;

import io.sealpost.journal.Journal;
import io.sealpost.schedule.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What operators may see of, and do by hand to, a running pipeline's delivery. Any thread. */
public final class DeliveryControl {
  private final Gate gate;
  private final Supplier<PipelineParts> parts;

  DeliveryControl(Gate gate, Supplier<PipelineParts> parts) {
    this.gate = gate;
    this.parts = parts;
  }

  /** Whether messages are delivered now: in a window, because room is short, or opened by hand. */
  public boolean isOpen() {
    return parts.get().courier().mayDeliver();
  }

  /**
   * When a window opens next; now if one is open or none is configured. For display only.
   *
   * @return empty if that is not within two weeks
   */
  public Optional<Instant> nextOpening() {
    return gate.nextOpening();
  }

  /** Delivers until everything that waits at this moment is confirmed, whatever the windows say. */
  public void openUntilDrained() {
    Journal journal = parts.get().journal();
    // Entries that cannot be decrypted wait for their key, not for this.
    gate.openUntilDelivered(Math.min(journal.readable(), journal.end()));
    parts.get().courier().lookAgain();
  }

  /** Delivers for this time, whatever the windows say; {@link #openUntilDrained} replaces it. */
  public void openFor(Duration time) {
    gate.openFor(time);
    parts.get().courier().lookAgain();
  }

  /**
   * Closes the current connection in good order and makes a new one, or cuts short the pause after
   * a failure and tries at once. Outside the windows it does not connect.
   */
  public void reconnect() {
    parts.get().courier().reconnect();
  }
}
