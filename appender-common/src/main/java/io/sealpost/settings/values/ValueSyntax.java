package io.sealpost.settings.values;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The syntax of a setting: reads its text. */
@FunctionalInterface
public interface ValueSyntax<T> {
  /** Any text that is not empty. */
  ValueSyntax<String> TEXT = matching("not be empty", text -> !text.isEmpty());

  ValueSyntax<Boolean> FLAG = ValueSyntax.<Boolean>words().with("true", true).with("false", false);

  /** A path that need not exist. Relative paths start in the working directory. */
  ValueSyntax<Path> PATH = TEXT.map(ValueSyntax::path);

  /** A file that exists and can be read. */
  ValueSyntax<Path> FILE =
      text -> {
        Path file = PATH.parse(text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
          throw new IllegalArgumentException("must be a file that exists and can be read");
        }
        return file;
      };

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      boolean foreign = text.chars().anyMatch(character -> character > 0x7E);
      throw new IllegalArgumentException(
          foreign
              ? "must be a path of ASCII characters, since the locale of this process has names of files in "
                  + System.getProperty("sun.jnu.encoding")
                  + ": start it with LC_ALL=C.UTF-8 for others"
              : "must be a path: " + e.getReason(),
          e);
    }
  }

  /**
   * Reads a text.
   *
   * @param text without spaces around it
   * @throws IllegalArgumentException saying what is allowed, in words that follow the value
   */
  T parse(String text);

  /** The same syntax, with values of another type. */
  default <U> ValueSyntax<U> map(java.util.function.Function<? super T, ? extends U> conversion) {
    return text -> conversion.apply(parse(text));
  }

  /** The same syntax, for a setting that may be absent. */
  default ValueSyntax<Optional<T>> optional() {
    return map(Optional::of);
  }

  /** A list of values separated by commas; empty if there is no text. */
  default ValueSyntax<List<T>> list() {
    return text ->
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split(",")).map(String::strip).map(this::parse).toList();
  }

  /** Texts that meet a condition, described by words that complete "must …". */
  static ValueSyntax<String> matching(String allowed, Predicate<String> condition) {
    return text -> {
      if (!condition.test(text)) {
        throw new IllegalArgumentException("must " + allowed);
      }
      return text;
    };
  }

  /** A field of a syslog header (RFC 5424 §6): {@code -} means none. */
  static ValueSyntax<String> headerField(int limit) {
    Pattern printable = Pattern.compile("[!-~]{1," + limit + "}");
    return matching(
        "be 1 to " + limit + " printable ASCII characters without spaces",
        text -> printable.matcher(text).matches());
  }

  /** A whole number within bounds. */
  static ValueSyntax<Integer> number(int least, int most) {
    String allowed = "must be a whole number from " + least + " to " + most;
    return text -> {
      if (!text.matches("[0-9]{1,10}")) {
        throw new IllegalArgumentException(allowed);
      }
      long number = Long.parseLong(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException(allowed);
      }
      return (int) number;
    };
  }

  /** A choice without words yet: see {@link Words#with}. */
  static <T> Words<T> words() {
    return new Words<>(Map.of());
  }

  /** A closed choice of words, in upper or lower case. */
  record Words<T>(Map<String, T> meanings) implements ValueSyntax<T> {
    public Words<T> with(String word, T meaning) {
      Map<String, T> more = new LinkedHashMap<>(meanings);
      more.put(word, meaning);
      return new Words<>(more);
    }

    @Override
    public T parse(String text) {
      for (Map.Entry<String, T> entry : meanings.entrySet()) {
        if (entry.getKey().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
          return entry.getValue();
        }
      }
      throw new IllegalArgumentException("must be " + String.join(" or ", meanings.keySet()));
    }
  }
}
