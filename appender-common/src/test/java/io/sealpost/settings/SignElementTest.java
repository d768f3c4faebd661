package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.Hash;
import io.sealpost.sign.KeyBlobType;
import io.sealpost.sign.SignConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignElementTest {
  @TempDir Path directory;

  @Test
  void emptyElementSignsWithTheDefaults() throws SettingsException {
    assertThat(signed(element("SyslogSign")).read().pipeline().signing())
        .contains(
            new SignConfig(
                Hash.SHA_256, Optional.empty(), Optional.empty(), Duration.ofSeconds(5), 2048));
  }

  @Test
  void everythingWrittenArrives() throws SettingsException {
    assertThat(
            signed(
                    element("syslogSign")
                        .with("hash", "sha-1")
                        .with("keyBlob", "k")
                        .with("sigMaxDelay", "1 s")
                        .with("maxBlockSize", "1000")
                        .with("group", "0")
                        .with("scheme", "dsa"))
                .read()
                .pipeline()
                .signing())
        .contains(
            new SignConfig(
                Hash.SHA_1,
                Optional.empty(),
                Optional.of(KeyBlobType.K),
                Duration.ofSeconds(1),
                1000));
  }

  @Test
  void signingNeedsAnApplicationNameAndADirectory() {
    assertThat(appender().with(element("SyslogSign")).faults())
        .containsExactly(
            "appName: is required when signing", "Spool.directory: is required when signing");
  }

  @Test
  void certificateWithoutKeyIsRefused() {
    assertThat(signed(element("SyslogSign").with("cert", "/dev/null")).faults())
        .contains("SyslogSign.key: is required beside cert");
  }

  @ParameterizedTest
  @CsvSource({
    "group, 2",
    "scheme, ed25519",
    "keyBlob, N",
    "delimiters, 7 15",
    "sigResendCount, 1",
    "certResendDelay, 1 min"
  })
  void promiseForLaterIsRefused(String setting, String text) {
    assertThat(signed(element("SyslogSign").with(setting, text)).faults())
        .containsExactly("SyslogSign." + setting + "=\"" + text + "\": not supported yet");
  }

  @ParameterizedTest
  @CsvSource({"hash, MD5", "group, 4", "scheme, rsa", "keyBlob, X", "sigMaxDelay, 0"})
  void nonsenseIsRefused(String setting, String text) {
    assertThat(signed(element("SyslogSign").with(setting, text)).faults())
        .singleElement()
        .asString()
        .contains("must be");
  }

  private SectionBuilder signed(SectionBuilder element) {
    return appender()
        .with("appName", "billing")
        .with(element("Spool").with("directory", directory.toString()))
        .with(element);
  }
}
