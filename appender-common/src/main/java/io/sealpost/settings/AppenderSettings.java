package io.sealpost.settings;

import io.sealpost.event.EventConfig;
import io.sealpost.pipeline.LoadedAhead;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.util.List;

/**
 * A configuration that was checked: what both adapters build from.
 *
 * @param warnings what operators should know at every start
 */
public record AppenderSettings(PipelineConfig pipeline, EventConfig events, List<String> warnings) {
  /**
   * Checks everything and converts it.
   *
   * @param name the appender's
   * @throws SettingsException with all faults at once
   */
  public static AppenderSettings read(String name, Section appender) throws SettingsException {
    if (appender.mayNameKeys()) {
      LoadedAhead.cryptography(); // reading them must leave nothing on the thread that starts us
    }
    return new AppenderElement(appender).read(name);
  }
}
