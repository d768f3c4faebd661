package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.time.Clocks;
import io.sealpost.time.Reminder;
import java.io.IOException;
import java.time.Instant;

/**
 * Reports to the listener when the journal cannot be kept in order, once a minute while that lasts,
 * and when it is over. Confined to the keeper thread.
 */
final class KeeperTrouble {
  private final PipelineListener listener;
  private final Clocks clocks;
  private final Reminder reminder;
  private Instant since = Instant.EPOCH; // while it lasts

  KeeperTrouble(PipelineListener listener, Clocks clocks) {
    this.listener = listener;
    this.clocks = clocks;
    this.reminder = Reminder.everyMinute(clocks);
  }

  /** An attempt has failed; it will be made again. */
  void failed(IOException why) {
    boolean again = reminder.isOn();
    since = again ? since : clocks.now();
    if (reminder.take()) {
      listener.warning(
          again
              ? "still cannot write the journal checkpoint, since " + since + ": " + why
              : "cannot write the journal checkpoint, trying again: " + why);
    }
  }

  /** Whether something has failed and has not succeeded since. */
  boolean isOn() {
    return reminder.isOn();
  }

  /** Everything due is done. */
  void recovered() {
    if (reminder.over()) {
      listener.info("the journal checkpoint is written again, for the first time since " + since);
    }
  }
}
