package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.SettingsException;
import io.sealpost.settings.values.Vocabulary;
import io.sealpost.testing.Document;
import io.sealpost.testing.DocumentedSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of {@code docs/configuration.md} and their defaults are those of the code. */
final class DocumentedSettingsTest {
  private static final Map<String, Vocabulary> ELEMENTS =
      new TreeMap<>(
          Map.of(
              "Sealpost", SettingsReader.NAMES,
              "Tls", TlsSettings.NAMES,
              "Spool", SpoolSettings.NAMES,
              "DequeueWindow", WindowSettings.NAMES,
              "SyslogSign", SignSettings.NAMES));

  @TempDir private Path directory;

  @Test
  void everySettingIsDocumentedAndThereIsNoOther() {
    assertThat(names(DocumentedSettings.all())).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void settingThatIsNotDocumentedIsMissed() {
    String text = Document.of("docs/configuration.md").text();
    Document wrong = new Document(text.replace("| `forceEvery` |", "| `forceOften` |"));

    assertThat(names(DocumentedSettings.in(wrong)))
        .contains("Spool.forceOften")
        .doesNotContain("Spool.forceEvery");
  }

  @ParameterizedTest
  @MethodSource("all")
  void documentedDefaultIsThatOfTheCode(DocumentedSettings setting) {
    assertThat(isTrue(setting)).as("%s by default %s", setting, setting.usual()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`window` | `1025`",
        "`window` | none",
        "`target` | none",
        "`window` | required",
        "`procId` | `4711`",
        "`maxMessageSize` | `8001`, UDP: `1180`",
        "`maxMessageSize` | `8000`, UDP: `1181`",
        "`confirmEvery` | `64 MB, 6 min` (memory: `64 MB, 30 s`)",
        "`confirmEvery` | `64 MB, 5 min` (memory: `64 MB, 31 s`)",
        "`confirmEvery` | `65 MB, 5 min`",
        "`openAbove` | none",
      })
  void otherDefaultOfTheAppenderIsRefused(String row) {
    assertThat(isTrue(only("Sealpost", row))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`spri` | `1`",
        "`scheme` | `ed25519`",
        "`maxBlockSize` | `2049`, UDP: `1180`",
        "`maxBlockSize` | `2048`, UDP: `1181`",
        "`certInitialRepeat` | `2`",
        "`certResendDelay`, `certResendCount` | `31 min`, `10000`",
        "`certResendCount`, `certResendDelay` | `10001`, `30 min`",
        "`sigNumberResends` | `0`, UDP: `6`",
        "`sigResendDelay` | `0`, UDP: `31 s`",
        "`sigResendCount` | `1`",
      })
  void otherDefaultOfSigningIsRefused(String row) {
    assertThat(isTrue(only("SyslogSign", row))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`maxSize` | `2 GB`, in memory `64 MB`",
        "`maxSize` | `1 GB`, in memory `65 MB`",
        "`dropBelow` | `INFO`"
      })
  void otherDefaultOfTheSpoolIsRefused(String row) {
    assertThat(isTrue(only("Spool", row))).isFalse();
  }

  private static DocumentedSettings only(String element, String row) {
    Document document =
        new Document(
            "## It: `<" + element + ">`\n\n| Name | Default |\n|---|---|\n| " + row + " |");
    return DocumentedSettings.in(document).get(0);
  }

  private boolean isTrue(DocumentedSettings documented) {
    Setting<?> setting = declared(documented);
    if (documented.isRequired() || !setting.missing().isEmpty()) {
      return documented.isRequired() && !setting.missing().isEmpty();
    }
    if (documented.usual().isEmpty()) {
      return isNothing(setting);
    }
    return isInitial(setting, documented.usual().get()) || changesNothing(documented);
  }

  /** Whether the setting has no value if none is written. */
  private static boolean isNothing(Setting<?> setting) {
    return setting.initial().equals(Optional.empty()) || isInitial(setting, "");
  }

  private static boolean isInitial(Setting<?> setting, String text) {
    try {
      return setting.syntax().parse(text).equals(setting.initial());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether writing the default leads to the same configuration as not writing it: the default of
   * such a setting is chosen by what else is configured.
   */
  private boolean changesNothing(DocumentedSettings documented) {
    String usual = documented.usual().orElseThrow();
    String overUdp = documented.overUdp().orElse(usual);
    boolean isSame =
        isSame(documented, usual, "tls://loghost", true)
            && isSame(documented, overUdp, "udp://loghost", true);
    return isSame
        && (documented.inMemory().isEmpty()
            || isSame(documented, documented.inMemory().get(), "tls://loghost", false));
  }

  private boolean isSame(
      DocumentedSettings documented, String text, String target, boolean isOnDisk) {
    String unwritten = outcome(sections(target, isOnDisk, documented, Optional.empty()));
    return outcome(sections(target, isOnDisk, documented, Optional.of(text))).equals(unwritten);
  }

  private SectionBuilder sections(
      String target, boolean isOnDisk, DocumentedSettings documented, Optional<String> text) {
    Map<String, SectionBuilder> elements = new TreeMap<>();
    elements.put("Sealpost", element("Sealpost").with("target", target).with("appName", "billing"));
    elements.put("Spool", element("Spool"));
    if (isOnDisk) {
      elements.get("Spool").with("directory", directory.toString());
      elements.put("SyslogSign", element("SyslogSign").with("group", "3"));
    }
    text.ifPresent(value -> elements.get(documented.element()).with(documented.name(), value));
    SectionBuilder appender = elements.remove("Sealpost");
    elements.values().forEach(appender::with);
    return appender;
  }

  /** The configuration with everything in it, or what is wrong. */
  private static String outcome(SectionBuilder appender) {
    try {
      return appender.read().toString();
    } catch (SettingsException e) {
      return e.toString();
    }
  }

  private static Setting<?> declared(DocumentedSettings documented) {
    return ELEMENTS.get(documented.element()).settings().stream()
        .filter(setting -> setting.name().equals(documented.name()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(List<DocumentedSettings> documented) {
    return documented.stream().map(each -> each.element() + "." + each.name()).toList();
  }

  private static List<String> names() {
    return ELEMENTS.entrySet().stream()
        .flatMap(
            element ->
                element.getValue().settings().stream()
                    .map(setting -> element.getKey() + "." + setting.name()))
        .toList();
  }

  private static List<DocumentedSettings> all() {
    return DocumentedSettings.all();
  }
}
