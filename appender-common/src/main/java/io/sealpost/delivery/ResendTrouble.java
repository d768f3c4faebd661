package io.sealpost.delivery;

import io.sealpost.time.Reminder;
import java.io.IOException;

/**
 * Warns the operator, once while it lasts, when a file cannot be written that a later process needs
 * to know what was sent again. For one thread.
 */
public final class ResendTrouble {
  private final PipelineListener listener;
  private final String when;
  private final Reminder reminder = Reminder.once();

  /** Takes, in words, when copies would then go unannounced. */
  public ResendTrouble(PipelineListener listener, String when) {
    this.listener = listener;
    this.when = when;
  }

  public void failed(IOException why) {
    if (reminder.take()) {
      listener.warning(Resending.unsaid(when + "; " + why));
    }
  }

  public void recovered() {
    reminder.over();
  }
}
