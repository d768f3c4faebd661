package io.sealpost.verify.rewriting;

import io.sealpost.verify.rewriting.line.Line;
import java.util.List;

/** One thing to look for in lines that could not be verified. Keeps only counts and samples. */
interface Sign {
  void see(Unread unread);

  /** Whether verified lines can still show that what was seen is no evidence. */
  default boolean isOpen() {
    return false;
  }

  /** Looks at a verified message of any signer. */
  default void seeVerified(Line line) {}

  /** Adds what is evident. */
  void explain(Totals totals, List<Explanation> into);
}
