package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.DocumentedSettings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation names is known. */
final class DocumentedSettingsTest {
  private static final String NONSENSE = "\u0001";

  @ParameterizedTest
  @MethodSource("all")
  void settingIsKnown(DocumentedSettings setting) {
    assertThat(faultsOf(setting)).noneMatch(fault -> fault.contains("no such setting"));
  }

  private static List<String> faultsOf(DocumentedSettings setting) {
    return setting.element().equals("Sealpost")
        ? appender().with(setting.name(), NONSENSE).faults()
        : appender().with(element(setting.element()).with(setting.name(), NONSENSE)).faults();
  }

  private static List<DocumentedSettings> all() {
    return DocumentedSettings.all();
  }
}
