package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.DocumentedSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.junit.jupiter.api.Test;

/** Each documented setting reaches the core, whichever element it stands in. */
final class DocumentedSettingsTest {
  private static final String NONSENSE = "\u0001";

  @Test
  void everySettingIsKnownAndItsTextLookedAt() {
    try (StatusRecord status = new StatusRecord();
        LoggerContext context = new LoggerContext("test")) {
      context.start(withEverySetting());
      List<String> errors = status.errors();
      assertThat(errors).noneMatch(error -> error.contains("no such setting"));
      assertThat(errors).noneMatch(error -> error.contains("invalid element or attribute"));
      for (DocumentedSettings setting : DocumentedSettings.all()) {
        String name =
            setting.element().equals("Sealpost")
                ? setting.name()
                : setting.element() + "." + setting.name();
        assertThat(errors)
            .as(name)
            .filteredOn(error -> error.startsWith("Sealpost appender AUDIT: " + name + "="))
            .hasSize(takesAnyText(setting) ? 0 : 1);
      }
    }
  }

  private static boolean takesAnyText(DocumentedSettings setting) {
    return setting.name().endsWith("Password")
        || List.of("msgId", "mdc", "directory", "subdirectory", "keyAlias")
            .contains(setting.name());
  }

  private static BuiltConfiguration withEverySetting() {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    AppenderComponentBuilder appender = builder.newAppender("AUDIT", "Sealpost");
    Map<String, ComponentBuilder<?>> elements = new HashMap<>();
    for (DocumentedSettings setting : DocumentedSettings.all()) {
      if (setting.element().equals("Sealpost")) {
        appender.addAttribute(setting.name(), NONSENSE);
      } else {
        elements
            .computeIfAbsent(setting.element(), builder::newComponent)
            .addAttribute(setting.name(), NONSENSE);
      }
    }
    elements.values().forEach(appender::addComponent);
    return builder.add(appender).add(builder.newRootLogger()).build(false);
  }
}
