package io.sealpost.settings.values;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of one element, each checked by itself; faults go to a shared list. */
public final class Values {
  /** Shown in a fault in place of a secret's text. */
  private static final String HIDDEN = "(not shown)";

  private final Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String prefix;
  private final Faults faults;

  private Values(String prefix, Section section, Vocabulary vocabulary, Faults faults) {
    this.prefix = prefix;
    this.texts.putAll(section.values());
    this.faults = faults;
    texts.forEach((name, text) -> refuseUnknown(name, text, vocabulary));
    for (Section child : section.children()) {
      if (!vocabulary.hasElement(child.name())) {
        faults.add(prefix + child.name(), "", vocabulary.advice(child.name()));
      }
    }
    vocabulary.settings().forEach(this::get);
  }

  /** The values of the outermost element, whose settings have plain names. */
  public static Values ofAppender(Section section, Vocabulary vocabulary, Faults faults) {
    return new Values("", section, vocabulary, faults);
  }

  /** The values of a nested element, whose settings have names such as {@code Spool.maxSize}. */
  public static Values ofNested(Section section, Vocabulary vocabulary, Faults faults) {
    return new Values(section.name() + ".", section, vocabulary, faults);
  }

  private void refuseUnknown(String name, String text, Vocabulary vocabulary) {
    if (!vocabulary.hasSetting(name)) {
      faults.add(
          prefix + name, vocabulary.resemblesSecret(name) ? HIDDEN : text, vocabulary.advice(name));
    }
  }

  public boolean has(Setting<?> setting) {
    return texts.containsKey(setting.name());
  }

  /** The setting's value, or the initial one if it is not written or faulty. */
  public <T> T get(Setting<T> setting) {
    if (!has(setting)) {
      if (!setting.missing().isEmpty()) {
        refuse(setting, setting.missing());
      }
      return setting.initial();
    }
    Optional<String> unresolved = setting.unresolved(text(setting));
    if (unresolved.isPresent()) {
      refuse(setting, unresolved.get());
      return setting.initial();
    }
    try {
      return setting.syntax().parse(text(setting));
    } catch (IllegalArgumentException e) {
      refuse(setting, String.valueOf(e.getMessage()));
      return setting.initial();
    }
  }

  /** Reports a fault that appears only in combination with other settings. */
  public void refuse(Setting<?> setting, String allowed) {
    String shown = setting.secret() && has(setting) ? HIDDEN : text(setting);
    faults.add(prefix + setting.name(), shown, allowed);
  }

  /** Reports a setting that means nothing without another one. */
  public void refuseWithout(Setting<?> setting, Setting<?> needed) {
    if (has(setting) && !has(needed)) {
      refuse(setting, "makes sense only beside " + needed.name());
    }
  }

  private String text(Setting<?> setting) {
    return texts.getOrDefault(setting.name(), "").strip();
  }

  /** Whether none of these settings was found faulty, so that a rule over them makes sense. */
  public boolean sound(Setting<?>... settings) {
    List<String> names = Arrays.stream(settings).map(setting -> prefix + setting.name()).toList();
    return !faults.concernAny(names);
  }
}
