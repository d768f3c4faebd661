package io.sealpost.delivery;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Announces in the stream what is sent again. For the courier. */
public interface Resending {
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
