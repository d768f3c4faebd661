package io.sealpost.pipeline;

import io.sealpost.message.OctetBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few buffers for encoding, lent to application threads. Not one per thread: there may be
 * thousands of virtual threads.
 */
public final class OctetBuffers {
  // A power of two; only on large machines do more threads than this encode at once.
  private static final int SLOTS = 32;
  private static final int INITIAL_OCTETS = 1024;

  private final AtomicReferenceArray<OctetBuffer> slots = new AtomicReferenceArray<>(SLOTS);

  public OctetBuffer take() {
    OctetBuffer buffer = slots.getAndSet(slot(), null);
    return buffer == null ? new OctetBuffer(INITIAL_OCTETS) : buffer;
  }

  public void giveBack(OctetBuffer buffer) {
    slots.lazySet(slot(), buffer);
  }

  private static int slot() {
    return (int) (Thread.currentThread().getId() & (SLOTS - 1));
  }
}
