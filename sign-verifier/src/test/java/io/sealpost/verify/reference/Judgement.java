package io.sealpost.verify.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be said of an archive.
 *
 * @param lines of each line that is not empty one verdict or several of which each is right: that
 *     on a message, or {@code sig} or {@code cert} with the verdict on the block
 * @param counts by the names that they have in the summary
 * @param kinds of the findings, by name
 */
public record Judgement(
    Map<Integer, Set<String>> lines, Map<String, Long> counts, Set<String> kinds) {
  /** Whether there are no findings. */
  public boolean isClean() {
    return kinds.isEmpty();
  }

  /** What may be said of a block. */
  enum BlockVerdict {
    VERIFIED("verified"),
    DUPLICATE("duplicate"),
    NO_KEY("nokey"),
    NO_KEY_OR_BAD("nokey", "bad"),
    BAD("bad"),
    VERIFIED_OR_SKIPPED("verified", "duplicate", "skipped"),
    BAD_OR_SKIPPED("bad", "skipped"),
    NO_KEY_OR_SKIPPED("nokey", "skipped");

    @SuppressWarnings("ImmutableEnumChecker") // it is
    private final List<String> right;

    BlockVerdict(String... right) {
      this.right = List.of(right);
    }

    List<String> right() {
      return right;
    }

    boolean isValid() {
      return this == VERIFIED || this == DUPLICATE || this == VERIFIED_OR_SKIPPED;
    }

    BlockVerdict orSkipped() {
      return switch (this) {
        case VERIFIED, DUPLICATE, VERIFIED_OR_SKIPPED -> VERIFIED_OR_SKIPPED;
        case BAD, BAD_OR_SKIPPED -> BAD_OR_SKIPPED;
        case NO_KEY, NO_KEY_OR_BAD, NO_KEY_OR_SKIPPED -> NO_KEY_OR_SKIPPED;
      };
    }
  }
}
