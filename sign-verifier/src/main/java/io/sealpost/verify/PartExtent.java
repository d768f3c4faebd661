package io.sealpost.verify;

import java.util.Locale;

/**
 * The consecutive parts of an archive that a result covers: part 2 of 5, or parts 2 to 4 of 5 once
 * they are put together. Without it a merger could not tell that parts are not neighbours, and
 * would report messages as missing that are in another part.
 *
 * @param first from 1
 * @param last the same as {@code first} for a single part
 * @param of how many parts the archive was cut into
 */
public record PartExtent(int first, int last, int of) {
  public PartExtent {
    if (first < 1 || last < first || of < last) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "parts %d to %d of %d: must be in order, from 1", first, last, of));
    }
  }

  /** A single part. */
  public static PartExtent single(int ordinal, int of) {
    return new PartExtent(ordinal, ordinal, of);
  }

  /**
   * This extent together with the parts directly after it.
   *
   * @throws IllegalArgumentException naming both if they are not neighbours in this order
   */
  PartExtent join(PartExtent later) {
    if (last + 1 != later.first || of != later.of) {
      throw new IllegalArgumentException(
          this + " and " + later + " are not adjacent in this order");
    }
    return new PartExtent(first, later.last, of);
  }

  /** Whether it is the whole archive. */
  boolean isWhole() {
    return first == 1 && last == of;
  }

  @Override
  public String toString() {
    return first == last
        ? String.format(Locale.ROOT, "part %d of %d", first, of)
        : String.format(Locale.ROOT, "parts %d to %d of %d", first, last, of);
  }
}
