package io.sealpost.settings;

import io.sealpost.EventConfig;
import io.sealpost.PipelineConfig;

/** A configuration that was checked: what both adapters build from. */
public record AppenderSettings(PipelineConfig pipeline, EventConfig events) {
  /**
   * Checks everything and converts it.
   *
   * @param name the appender's
   * @throws SettingsException with all faults at once
   */
  public static AppenderSettings read(String name, Section appender) throws SettingsException {
    throw new UnsupportedOperationException(name + appender);
  }
}
