package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.settings.values.Placeholder;
import io.sealpost.settings.values.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceholderTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/spool/${env:NO_SUCH}/audit | ${env:NO_SUCH} has no value; a default is written as"
            + " ${env:NO_SUCH:-value}",
        "${nope:x} | ${nope:x} has no value; a default is written as ${nope:x:-value}",
        "a${ | ${ has no value; a default is written as ${:-value}",
        "x${} | ${} has no value; a default is written as ${:-value}",
        "/spool/app.dir_IS_UNDEFINED/x | app.dir has no value; a default is written as"
            + " ${app.dir:-value}",
        "#{bean} | #{bean} was not replaced by a value",
        "@project.name@ | @project.name@ was not replaced by a value"
      },
      delimiter = '|')
  void whatHasNoValueIsAFault(String text, String fault) {
    assertThat(appender().with(element("Spool").with("directory", text)).faults())
        .containsExactly("Spool.directory=\"" + text + "\": " + fault);
  }

  @Test
  void everySettingOfEveryElementIsLookedAt() {
    Map<String, Vocabulary> elements =
        Map.of(
            "Spool", SpoolSettings.NAMES,
            "Tls", TlsSettings.NAMES,
            "SyslogSign", SignSettings.NAMES,
            "DequeueWindow", WindowSettings.NAMES);
    elements.forEach(
        (element, names) ->
            names
                .settings()
                .forEach(
                    setting ->
                        assertThat(
                                appender()
                                    .with(element(element).with(setting.name(), "${sys:app}"))
                                    .faults())
                            .as("%s.%s", element, setting.name())
                            .anyMatch(fault -> fault.contains("${sys:app} has no value"))));
    for (Vocabulary names :
        List.of(DeliverySettings.NAMES, MessageSettings.NAMES, ScheduleSettings.NAMES)) {
      names
          .settings()
          .forEach(
              setting ->
                  assertThat(appender().with(setting.name(), "${sys:app}").faults())
                      .as(setting.name())
                      .anyMatch(fault -> fault.contains("${sys:app} has no value")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a$b", "100 $", "$", "a@b", "user@host@", "IS_UNDEFINED", "{x}", "a # b"})
  void whatIsNoneStays(String text) {
    assertThat(appender().with(element("Spool").with("directory", text)).faults()).isEmpty();
  }

  @Test
  void passwordMayHoldAnythingButBeOne() {
    assertThat(Placeholder.instead("p${x}y")).isEmpty();
    assertThat(Placeholder.instead("${env:PASSWORD}")).isPresent();
    assertThat(Placeholder.instead("PASSWORD_IS_UNDEFINED")).isPresent();
    assertThat(appender().with(element("Tls").with("keyPassword", "${env:PW}")).faults())
        .anyMatch(fault -> fault.startsWith("Tls.keyPassword=\"(not shown)\": ${env:PW} has no"));
  }

  @Test
  void patternsAreTheFrameworks() {
    assertThat(appender().with("msgId", "%X{kind}-${ctx:kind}").faults()).isEmpty();
    assertThat(appender().with("msgId", "${ctx:kind}").faults()).hasSize(1);
    assertThat(appender().with("msgId", "%X{a}kind_IS_UNDEFINED").faults()).hasSize(1);
  }
}
