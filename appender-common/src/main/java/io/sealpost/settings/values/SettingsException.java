package io.sealpost.settings.values;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. */
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
