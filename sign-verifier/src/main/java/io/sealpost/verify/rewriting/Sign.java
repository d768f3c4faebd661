package io.sealpost.verify.rewriting;

import io.sealpost.verify.rewriting.line.Line;
import java.util.List;

/** One thing to look for in the lines that could not be verified. Keeps counts and samples only. */
interface Sign {
  void see(Unread unread);

  /** Whether verified lines can show that what was seen so far is no evidence. */
  default boolean isOpen() {
    return false;
  }

  /** Looks at a verified message of any signer. */
  default void seeVerified(Line line) {}

  /** Adds what is evident. */
  void explain(Totals totals, List<Explanation> into);
}
