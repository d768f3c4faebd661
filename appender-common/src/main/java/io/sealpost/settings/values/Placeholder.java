package io.sealpost.settings.values;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder for which the framework has no value. Log4j2 and Spring leave it as written;
 * Logback turns it into a word; Maven leaves it alone where it does not filter a resource.
 *
 * <pre>
 *   ${env:NO_SUCH}   ${}   #{bean}   NO_SUCH_IS_UNDEFINED   @version@
 * </pre>
 */
public final class Placeholder {
  private static final Pattern UNRESOLVED =
      Pattern.compile("[$#]\\{[^}]*\\}?|(?<name>[\\w.:-]+)_IS_UNDEFINED|^(?<filtered>@[\\w.-]+@)$");

  private Placeholder() {}

  /** What is wrong with a text that contains one, in words that follow the text. */
  static Optional<String> in(String text) {
    Matcher found = UNRESOLVED.matcher(text);
    return found.find() ? Optional.of(inWords(found)) : Optional.empty();
  }

  /** The same for a text that must not be shown, and may contain a placeholder but not be one. */
  public static Optional<String> instead(String secret) {
    Matcher found = UNRESOLVED.matcher(secret);
    return found.matches() ? Optional.of(inWords(found)) : Optional.empty();
  }

  /**
   * What is wrong with a pattern: only Logback's word counts, as Log4j2 replaces the rest later.
   */
  static Optional<String> undefined(String pattern) {
    Matcher found = UNRESOLVED.matcher(pattern);
    while (found.find()) {
      if (found.group("name") != null) {
        return Optional.of(inWords(found));
      }
    }
    return Optional.empty();
  }

  private static String inWords(Matcher found) {
    if (found.group("name") != null) {
      String name = found.group("name");
      return String.format(
          Locale.ROOT, "%s has no value; a default is written as ${%s:-value}", name, name);
    }
    String written = found.group();
    if (found.group("filtered") != null || written.startsWith("#")) {
      return written + " was not replaced by a value";
    }
    String inner = written.replaceAll("^..|\\}$", "");
    return String.format(
        Locale.ROOT, "%s has no value; a default is written as ${%s:-value}", written, inner);
  }
}
