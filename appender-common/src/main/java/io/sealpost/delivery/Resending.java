package io.sealpost.delivery;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Has the stream say what is sent again. For the courier. */
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

  /** Whether the stream is signed now, so that there is something to say. */
  boolean isSaid();

  /**
   * Says it. The future completes once that is forced, with a block over it, or held back for want
   * of room.
   */
  CompletableFuture<@Nullable Void> say(Resend resend);

  /** What an operator is told when it could not be said. */
  static String unsaid(String why) {
    return "what is sent again could not be said in the stream, a verifier will take these copies for"
        + " replays: "
        + why;
  }
}
