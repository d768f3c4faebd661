package io.sealpost.delivery;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Tells the operator when a file cannot be written without which a later process does not know what
 * was sent again: once while that lasts. For one thread.
 */
public final class ResendTrouble {
  private final Supplier<PipelineListener> listener;
  private final String when;
  private boolean told;

  /** When copies would then not be said, in words. */
  public ResendTrouble(Supplier<PipelineListener> listener, String when) {
    this.listener = listener;
    this.when = when;
  }

  public void failed(IOException why) {
    if (!told) {
      told = true;
      listener.get().warning(Resending.unsaid(when + "; " + why));
    }
  }

  public void well() {
    told = false;
  }
}
