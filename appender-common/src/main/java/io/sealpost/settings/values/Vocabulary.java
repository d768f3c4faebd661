package io.sealpost.settings.values;

import io.sealpost.settings.values.Setting.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names allowed in an element, in upper or lower case. Filled while the class that owns it is
 * initialized, constant afterwards.
 */
public final class Vocabulary {
  private final List<Setting<?>> settings = new ArrayList<>();
  private final Set<String> elements = new LinkedHashSet<>();

  /** A setting with a default, given as users would write it. */
  public <T> Setting<T> setting(String name, ValueSyntax<T> syntax, String initial) {
    return add(new Setting<>(name, syntax, syntax.parse(initial), "", Kind.PLAIN));
  }

  /** A setting that may be absent. */
  public <T> Setting<Optional<T>> optional(String name, ValueSyntax<T> syntax) {
    return add(new Setting<>(name, syntax.optional(), Optional.empty(), "", Kind.PLAIN));
  }

  /** A setting that is required. */
  public <T> Setting<T> required(String name, ValueSyntax<T> syntax, String example) {
    String missing = "is required, such as " + example;
    return add(new Setting<>(name, syntax, syntax.parse(example), missing, Kind.PLAIN));
  }

  /** A setting that may be absent and is a pattern of the framework's. */
  public Setting<Optional<String>> pattern(String name) {
    return add(
        new Setting<>(name, ValueSyntax.TEXT.optional(), Optional.empty(), "", Kind.PATTERN));
  }

  /** A setting that may be absent and whose text must never be shown. */
  public Setting<Optional<String>> secret(String name) {
    return add(new Setting<>(name, ValueSyntax.TEXT.optional(), Optional.empty(), "", Kind.SECRET));
  }

  /**
   * Adds all names of another vocabulary, for an element whose settings are spread over several
   * classes.
   */
  public Vocabulary including(Vocabulary part) {
    settings.addAll(part.settings);
    return this;
  }

  /** Adds names of nested elements. */
  public Vocabulary elements(String... nested) {
    elements.addAll(Arrays.asList(nested));
    return this;
  }

  private <T> Setting<T> add(Setting<T> setting) {
    settings.add(setting);
    return setting;
  }

  public List<Setting<?>> settings() {
    return settings;
  }

  boolean hasSetting(String name) {
    return settings.stream().map(Setting::name).anyMatch(name::equalsIgnoreCase);
  }

  boolean hasElement(String name) {
    return elements.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The error text for a name that is unknown, or not allowed in this place. */
  String advice(String name) {
    if (hasElement(name)) {
      return "is an element of its own";
    }
    return "no such setting"
        + nearest(name).map(known -> "; did you mean " + known + "?").orElse("");
  }

  /** Whether the text of an unknown name may be one that must not be shown. */
  boolean resemblesSecret(String name) {
    Set<String> secrets =
        settings.stream().filter(Setting::secret).map(Setting::name).collect(Collectors.toSet());
    return name.toLowerCase(Locale.ROOT).contains("pass")
        || nearest(name).filter(secrets::contains).isPresent();
  }

  private Optional<String> nearest(String name) {
    int tolerable = Math.max(2, name.length() / 3);
    return Stream.concat(settings.stream().map(Setting::name), elements.stream())
        .filter(known -> distance(known, name) <= tolerable)
        .min(Comparator.comparingInt((String known) -> distance(known, name)));
  }

  /** Levenshtein distance: letters inserted, omitted or replaced, regardless of case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, column -> column);
    for (int row = 1; row <= a.length(); row++) {
      int[] current = new int[b.length() + 1];
      current[0] = row;
      for (int column = 1; column <= b.length(); column++) {
        int exchanged = previous[column - 1] + (a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1);
        int inserted = Math.min(previous[column], current[column - 1]) + 1;
        current[column] = Math.min(exchanged, inserted);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
