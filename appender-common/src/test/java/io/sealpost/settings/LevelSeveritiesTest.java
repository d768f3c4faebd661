package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.message.Severity;
import io.sealpost.settings.values.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LevelSeveritiesTest {
  @Test
  void levelsAreMappedByNameOrNumber() throws SettingsException {
    assertThat(
            appender()
                .with("severities", "fatal=Alert, AUDIT = 5,TRACE=debug")
                .read()
                .events()
                .severities()
                .byLevel())
        .isEqualTo(
            Map.of("FATAL", Severity.ALERT, "AUDIT", Severity.NOTICE, "TRACE", Severity.DEBUG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FATAL", "FATAL=", "=ALERT", "FATAL=8", "FATAL=loud", "A=1,", "A=1=2"})
  void whatIsNoneIsAFault(String text) {
    assertThat(appender().with("severities", text).faults())
        .singleElement()
        .asString()
        .startsWith("severities=\"" + text + "\": must be levels with severities, such as");
  }

  @Test
  void levelMayNotBeThereTwice() {
    assertThat(appender().with("severities", "A=1, a=2").faults())
        .containsExactly("severities=\"A=1, a=2\": must not have A twice");
  }
}
