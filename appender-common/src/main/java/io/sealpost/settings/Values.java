package io.sealpost.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The settings of one element, each checked when it is asked for; faults go to a common list. */
final class Values {
  /** What stands in a fault for the text of a secret. */
  private static final String HIDDEN = "(not shown)";

  private final Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String prefix;
  private final Faults faults;

  private Values(String prefix, Map<String, String> texts, Faults faults) {
    this.prefix = prefix;
    this.texts.putAll(texts);
    this.faults = faults;
  }

  /** Of the outermost element, whose settings are called by their names alone. */
  static Values ofAppender(Section section, Vocabulary vocabulary, Faults faults) {
    return new Values("", section.values(), faults).refuseUnknown(vocabulary);
  }

  /** Of a nested element, whose settings are called such as {@code Spool.maxSize}. */
  static Values ofNested(Section section, Vocabulary vocabulary, Faults faults) {
    return new Values(section.name() + ".", section.values(), faults).refuseUnknown(vocabulary);
  }

  private Values refuseUnknown(Vocabulary vocabulary) {
    texts.forEach(
        (name, text) -> {
          if (!vocabulary.knows(name)) {
            faults.add(prefix + name, looksSecret(name) ? HIDDEN : text, vocabulary.advice(name));
          }
        });
    return this;
  }

  // A misspelt password is still one.
  private static boolean looksSecret(String name) {
    return name.toLowerCase(Locale.ROOT).contains("pass");
  }

  boolean has(Setting<?> setting) {
    return texts.containsKey(setting.name());
  }

  <T> T get(Setting<T> setting) {
    if (!has(setting)) {
      if (!setting.missing().isEmpty()) {
        refuse(setting, setting.missing());
      }
      return setting.initial();
    }
    try {
      return setting.syntax().parse(text(setting));
    } catch (IllegalArgumentException e) {
      refuse(setting, String.valueOf(e.getMessage()));
      return setting.initial();
    }
  }

  /** Reports a fault that only shows together with other settings. */
  void refuse(Setting<?> setting, String allowed) {
    String shown = setting.secret() && has(setting) ? HIDDEN : text(setting);
    faults.add(prefix + setting.name(), shown, allowed);
  }

  private String text(Setting<?> setting) {
    return texts.getOrDefault(setting.name(), "").strip();
  }

  /** Whether none of these settings was found faulty: a rule over them makes sense. */
  boolean sound(Setting<?>... settings) {
    List<String> names = Arrays.stream(settings).map(setting -> prefix + setting.name()).toList();
    return !faults.concernAny(names);
  }
}
