package io.sealpost.settings.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number and its unit, such as {@code 16 MB} or {@code 1.5 h}: durations, sizes, shares.
 *
 * @param unit in lower case, empty if there is none
 */
public record Quantity(BigDecimal number, String unit) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([a-zA-Z%]*)");

  private static final Map<String, Long> MILLISECONDS =
      Map.of("", 1L, "ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  private static final Map<String, Long> OCTETS =
      Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30, "tb", 1L << 40);

  /** {@code 500 ms}, {@code 30 s}, {@code 5 min}, {@code 2 h}; a plain number is milliseconds. */
  public static final ValueSyntax<Duration> DURATION = duration("more than 0 and at most 1 d", 1);

  /** A duration as above, but zero is allowed. */
  public static final ValueSyntax<Duration> DURATION_OR_ZERO = duration("at most 1 d", 0);

  /** {@code 16 MB}, {@code 256 KB}: binary multiples; a plain number is octets. */
  public static ValueSyntax<Long> size(long least, long most) {
    String allowed =
        "a size such as 256 KB, 16 MB or 1 GB, from " + inWords(least) + " to " + inWords(most);
    return scaled(allowed, OCTETS, least, most);
  }

  private static ValueSyntax<Duration> duration(String bounds, long leastMillis) {
    String allowed = "a duration such as 500 ms, 30 s, 5 min or 2 h, " + bounds;
    return scaled(allowed, MILLISECONDS, leastMillis, 86_400_000).map(Duration::ofMillis);
  }

  /** {@code 80 %}, read as 0.8. */
  public static ValueSyntax<Double> share() {
    String allowed = "a share such as 80 %, at most 100 %";
    return share(allowed, share -> share > 0 && share <= 1);
  }

  /** {@code 5 %}, read as 0.05; from 0 to less than 100 %. */
  public static ValueSyntax<Double> shareLeft() {
    return share("a share such as 5 %, less than 100 %", share -> share < 1);
  }

  private static ValueSyntax<Double> share(String allowed, DoublePredicate within) {
    return text -> {
      Quantity quantity = parse(allowed, text);
      double share = quantity.number.doubleValue() / 100;
      if (!quantity.unit.equals("%") || !within.test(share)) {
        throw new IllegalArgumentException("must be " + allowed);
      }
      return share;
    };
  }

  private static ValueSyntax<Long> scaled(
      String allowed, Map<String, Long> units, long least, long most) {
    return text -> {
      Quantity quantity = parse(allowed, text);
      Long scale = units.get(quantity.unit);
      if (scale != null) {
        BigDecimal value = quantity.number.multiply(BigDecimal.valueOf(scale));
        if (value.compareTo(BigDecimal.valueOf(least)) >= 0
            && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
          return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
      }
      throw new IllegalArgumentException("must be " + allowed);
    };
  }

  private static Quantity parse(String allowed, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be " + allowed);
    }
    return new Quantity(
        new BigDecimal(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT));
  }

  /** Formats a size as users write it, in the largest unit that leaves a whole number. */
  public static String inWords(long octets) {
    String[] units = {"", " KB", " MB", " GB", " TB"};
    int unit = 0;
    long rest = octets;
    while (unit < units.length - 1 && rest >= 1024 && rest % 1024 == 0) {
      rest /= 1024;
      unit++;
    }
    return rest + units[unit];
  }
}
