package io.sealpost.verify.rewriting.line;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a TIMESTAMP, regardless of its value.
 *
 * @param digits digits of its fraction
 * @param zulu whether it ends in {@code Z} rather than in an offset
 */
public record TimeForm(int digits, boolean zulu) {
  private static final Pattern ISO =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.(\\d+))?(Z|[+-]\\d\\d:\\d\\d)");

  /** The form of all of Sealpost's. */
  public static final TimeForm OWN = new TimeForm(6, true);

  public static Optional<TimeForm> of(String timestamp) {
    Matcher parts = ISO.matcher(timestamp);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int digits = parts.group(1) == null ? 0 : parts.group(1).length();
    return Optional.of(new TimeForm(digits, parts.group(2).equals("Z")));
  }

  /** What another form of the same time has that this one lacks. */
  public String without(TimeForm other) {
    String fraction =
        digits < other.digits
            ? digits == 0 ? "without its fraction" : "with " + digits + " digits of a fraction"
            : "";
    String zone = zulu == other.zulu ? "" : zulu ? "with Z" : "with an offset rather than Z";
    String between = fraction.isEmpty() || zone.isEmpty() ? "" : " and ";
    String both = fraction + between + zone;
    return both.isEmpty() ? "with " + digits + " digits of a fraction" : both;
  }
}
