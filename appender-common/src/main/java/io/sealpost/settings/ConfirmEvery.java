package io.sealpost.settings;

import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.ValueSyntax;
import java.time.Duration;
import java.util.Optional;

/** When a checkpoint is due, written as {@code 64 MB, 5 min}; either part may be omitted. */
record ConfirmEvery(Optional<Long> octets, Optional<Duration> after) {
  private static final ValueSyntax<Long> SIZE = Quantity.size(1, 1L << 40);

  static final ValueSyntax<ConfirmEvery> SYNTAX = ConfirmEvery::parse;

  /** The parts of {@code other}, with these where it omits them. */
  ConfirmEvery with(ConfirmEvery other) {
    return new ConfirmEvery(other.octets.or(() -> octets), other.after.or(() -> after));
  }

  private static ConfirmEvery parse(String text) {
    String[] parts = text.split(",", 2);
    boolean sizeFirst = parts.length == 2 || text.matches("\\d+|.*[bB]");
    Optional<Long> octets =
        sizeFirst ? Optional.of(SIZE.parse(parts[0].strip())) : Optional.empty();
    Optional<Duration> after =
        sizeFirst && parts.length == 1
            ? Optional.empty()
            : Optional.of(Quantity.DURATION.parse(parts[parts.length - 1].strip()));
    return new ConfirmEvery(octets, after);
  }
}
