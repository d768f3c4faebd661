package io.sealpost.verify.input;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Oldest first, by the names that log rotation assigns: {@code x.log-20261119.gz}, {@code
 * x.log.2.gz}, {@code x.log.1}, {@code x.log}.
 *
 * <p>A suffix of six or more digits is a date and increases with time, a shorter one counts
 * rotations and decreases. Different logs follow each other by name.
 */
final class RotationOrder implements Comparator<Path> {
  private static final Pattern ROTATED =
      Pattern.compile("(?s)(?<log>.+?)(?:[.-](?<suffix>\\d{1,14}))?(?:\\.gz)?");
  private static final int DIGITS_OF_A_DATE = 6;
  private static final long BEFORE_ALL_COUNTS = -1_000_000_000_000_000L;

  @Override
  public int compare(Path one, Path other) {
    return Comparator.comparing(RotationOrder::log)
        .thenComparingLong(RotationOrder::age)
        .thenComparing(Comparator.naturalOrder())
        .compare(one, other);
  }

  private static Matcher parts(Path file) {
    Matcher parts = ROTATED.matcher(file.getFileName().toString());
    if (!parts.matches()) {
      throw new IllegalArgumentException("a file without a name: " + file);
    }
    return parts;
  }

  private static String log(Path file) {
    return parts(file).group("log");
  }

  private static long age(Path file) {
    String suffix = parts(file).group("suffix");
    if (suffix == null) {
      return 1;
    }
    long value = Long.parseLong(suffix);
    return suffix.length() < DIGITS_OF_A_DATE ? -value : BEFORE_ALL_COUNTS + value;
  }
}
