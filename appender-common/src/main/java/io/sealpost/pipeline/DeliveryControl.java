package io.sealpost.pipeline;

import io.sealpost.journal.Journal;
import io.sealpost.schedule.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What operators may see and do by hand about a running pipeline's delivery. For any thread. */
public final class DeliveryControl {
  private final Gate gate;
  private final Supplier<PipelineParts> parts;

  DeliveryControl(Gate gate, Supplier<PipelineParts> parts) {
    this.gate = gate;
    this.parts = parts;
  }

  /** Whether messages are delivered now: in a window, for want of room, or opened by hand. */
  public boolean isOpen() {
    return parts.get().courier().mayDeliver();
  }

  /**
   * When a window opens next, now if one is open or there is none. For people to read only.
   *
   * @return nothing if that is not within two weeks
   */
  public Optional<Instant> nextOpening() {
    return gate.nextOpening();
  }

  /** Delivers until what waits at this moment is confirmed, whatever the windows say. */
  public void openUntilDrained() {
    Journal journal = parts.get().journal();
    // What cannot be decrypted waits for its key, not for us.
    gate.openUntilDelivered(Math.min(journal.readable(), journal.end()));
    parts.get().courier().lookAgain();
  }

  /** Delivers for that long, whatever the windows say; {@link #openUntilDrained} replaces it. */
  public void openFor(Duration time) {
    gate.openFor(time);
    parts.get().courier().lookAgain();
  }

  /**
   * Ends the present connection in good order and makes another one, or tries at once what is
   * waited for after a failure. Outside the windows nothing is connected.
   */
  public void reconnect() {
    parts.get().courier().reconnect();
  }
}
