package io.sealpost.pipeline;

import io.sealpost.message.Draft;
import io.sealpost.message.Encoder;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few drafts, lent to application threads. Not one per thread: there may be thousands of virtual
 * threads. A thread that logs while it writes one gets another.
 */
public final class Drafts {
  // A power of two; only on large machines do more threads than this encode at once.
  private static final int SLOTS = 32;

  private final Encoder encoder;
  private final AtomicReferenceArray<Draft> slots = new AtomicReferenceArray<>(SLOTS);

  public Drafts(Encoder encoder) {
    this.encoder = encoder;
  }

  public Draft take() {
    Draft draft = slots.getAndSet(slot(), null);
    return draft == null ? new Draft(encoder) : draft;
  }

  public void giveBack(Draft draft) {
    draft.clear();
    if (!draft.isLarge()) {
      slots.lazySet(slot(), draft);
    }
  }

  private static int slot() {
    return (int) (Thread.currentThread().getId() & (SLOTS - 1));
  }
}
