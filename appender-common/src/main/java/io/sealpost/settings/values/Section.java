package io.sealpost.settings.values;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An element of a configuration as its framework read it: unchecked names and texts.
 *
 * @param name as users write it, such as {@code Sealpost} or {@code tls}
 * @param values name to text, including names that no setting has
 * @param children the nested elements, in the order in which they were written
 */
public record Section(String name, Map<String, String> values, List<Section> children) {
  public Section {
    values = Map.copyOf(values);
    children = List.copyOf(children);
  }

  /** Whether a nested element has a setting such as {@code key} or {@code encryptionKey}. */
  public boolean mayNameKeys() {
    return children.stream()
        .flatMap(child -> child.values.keySet().stream())
        .anyMatch(setting -> setting.toLowerCase(Locale.ROOT).contains("key"));
  }

  /** The section with a numbered name, such as {@code DequeueWindow[2]}. */
  public Section numbered(int number) {
    return new Section(name + "[" + number + "]", values, children);
  }
}
