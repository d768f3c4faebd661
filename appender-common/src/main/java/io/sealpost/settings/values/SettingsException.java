package io.sealpost.settings.values;

import java.util.List;

/** Thrown for a configuration that cannot be used, with all its faults. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  public SettingsException(List<Fault> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
