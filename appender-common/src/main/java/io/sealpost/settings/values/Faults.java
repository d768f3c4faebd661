package io.sealpost.settings.values;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults found so far, in the order in which they were found, without duplicates. */
public final class Faults {
  private final Set<Fault> found = new LinkedHashSet<>();

  public void add(String setting, String value, String allowed) {
    found.add(new Fault(setting, value, allowed));
  }

  /** Whether any of these settings is faulty, so that a rule over several need not be applied. */
  boolean concernAny(Collection<String> settings) {
    return found.stream().anyMatch(fault -> settings.contains(fault.setting()));
  }

  public void throwIfAny() throws SettingsException {
    if (!found.isEmpty()) {
      throw asException();
    }
  }

  public SettingsException asException() {
    return new SettingsException(List.copyOf(found));
  }
}
