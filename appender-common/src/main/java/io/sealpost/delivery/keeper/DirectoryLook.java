package io.sealpost.delivery.keeper;

import io.sealpost.threads.IdleWait;
import io.sealpost.threads.Mailbox;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether the journal's directory is available, as of the last second. While it is not, nothing the
 * keeper does can succeed. Confined to the keeper thread.
 */
final class DirectoryLook {
  private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(100);

  private final Optional<BooleanSupplier> look;
  private long last = System.nanoTime();
  private boolean atHand = true;

  /** For a journal just opened; in memory there is nothing to look at. */
  DirectoryLook(Optional<BooleanSupplier> look) {
    this.look = look;
  }

  /** Looks if that is due. */
  boolean isAtHand() {
    return nanosUntilDue() > 0 ? atHand : now();
  }

  /** Looks at once. */
  boolean now() {
    last = System.nanoTime();
    atHand = look.isEmpty() || look.get().getAsBoolean();
    return atHand;
  }

  /** Waits for the next look, or for mail. Not on the bell, which every dropped event rings. */
  void await(IdleWait idle, Mailbox mailbox) {
    while (nanosUntilDue() > 0 && mailbox.isEmpty()) {
      idle.sleep(Math.min(NAP, nanosUntilDue()));
    }
  }

  long nanosUntilDue() {
    return look.isEmpty() ? Long.MAX_VALUE : last + EVERY - System.nanoTime();
  }
}
