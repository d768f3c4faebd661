package io.sealpost.delivery;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Announces in the stream what is sent again. For the courier. */
public interface Resending {
  /** For a stream that is not signed. */
  Resending NONE =
      new Resending() {
        @Override
        public boolean isSaid() {
          return false;
        }

        @Override
        public CompletableFuture<@Nullable Void> say(Resend resend) {
          return CompletableFuture.completedFuture(null);
        }
      };

  /** Whether the stream is signed now, so that there is something to announce. */
  boolean isSaid();

  /**
   * Announces it. The future completes once the announcement is forced, with a block that covers
   * it, or held back for lack of room.
   */
  CompletableFuture<@Nullable Void> say(Resend resend);

  /** The warning to the operator when it could not be announced. */
  static String unsaid(String why) {
    return "what is sent again could not be announced in the stream; a verifier will report these copies as"
        + " replays: "
        + why;
  }
}
