package io.sealpost.settings;

import io.sealpost.settings.values.Fault;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sections as a framework would have read them. */
public final class SectionBuilder {
  private final String name;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Section> children = new ArrayList<>();

  private SectionBuilder(String name) {
    this.name = name;
  }

  static SectionBuilder element(String name) {
    return new SectionBuilder(name);
  }

  /** An appender with all that is required. */
  static SectionBuilder appender() {
    return element("Sealpost").with("target", "tls://loghost.example.net");
  }

  public SectionBuilder with(String setting, String text) {
    values.put(setting, text);
    return this;
  }

  public SectionBuilder with(SectionBuilder child) {
    children.add(child.build());
    return this;
  }

  Section build() {
    return new Section(name, values, children);
  }

  public AppenderSettings read() throws SettingsException {
    return AppenderSettings.read("AUDIT", build());
  }

  /** What is wrong with it, each as people read it; empty if nothing is. */
  public List<String> faults() {
    try {
      read();
      return List.of();
    } catch (SettingsException e) {
      return e.faults().stream().map(Fault::toString).toList();
    }
  }
}
