package io.sealpost.settings;

import io.sealpost.event.EventConfig;
import io.sealpost.pipeline.LoadedAhead;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.util.List;

/**
 * A checked configuration, from which both adapters build.
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
      LoadedAhead.cryptography(); // reading keys must leave nothing on the starting thread
    }
    return new SettingsReader(appender).read(name);
  }
}
