package io.sealpost.delivery;

import io.sealpost.time.Reminder;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Warns the operator, once while it lasts, when a file cannot be written that a later process needs
 * to know what was sent again. For one thread.
 */
public final class ResendTrouble {
  private final Supplier<PipelineListener> listener;
  private final String when;
  private final Reminder reminder = Reminder.once();

  /** Takes, in words, when copies would then go unannounced. */
  public ResendTrouble(Supplier<PipelineListener> listener, String when) {
    this.listener = listener;
    this.when = when;
  }

  public void failed(IOException why) {
    if (reminder.take()) {
      listener.get().warning(Resending.unsaid(when + "; " + why));
    }
  }

  public void well() {
    reminder.over();
  }
}
