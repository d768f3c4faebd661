package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An application with its own copy of the core and of no framework; by reflection only. What it is
 * told to log it logs, as an error if the text begins with {@code ERROR}; its value is whether the
 * last of that was taken.
 */
public final class UndeployedPipeline implements Consumer<String>, BooleanSupplier, AutoCloseable {
  private final SyslogPipeline pipeline;
  private boolean taken;

  /** With the settings of the appender and, as {@code Spool.directory}, of nested elements. */
  public UndeployedPipeline(Map<String, String> settings) throws SettingsException, IOException {
    PipelineListener nobody =
        new PipelineListener() {
          @Override
          public void info(String what) {}

          @Override
          public void warning(String what) {}
        };
    pipeline =
        SyslogPipeline.open(
            AppenderSettings.read("undeployed", appender(settings)).pipeline(), nobody);
  }

  private static Section appender(Map<String, String> settings) {
    List<Section> nested =
        settings.keySet().stream()
            .filter(name -> name.contains("."))
            .map(name -> name.substring(0, name.indexOf('.')))
            .distinct()
            .map(element -> new Section(element, within(element + ".", settings), List.of()))
            .toList();
    Map<String, String> own =
        settings.entrySet().stream()
            .filter(each -> !each.getKey().contains("."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Section("Sealpost", own, nested);
  }

  private static Map<String, String> within(String prefix, Map<String, String> settings) {
    return settings.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                each -> each.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  @Override
  public void accept(String text) {
    Severity severity = text.startsWith("ERROR") ? Severity.ERROR : Severity.INFORMATIONAL;
    taken = pipeline.append(new SyslogMessage(Instant.now(), severity, "-", List.of(), text));
  }

  @Override
  public boolean getAsBoolean() {
    return taken;
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
