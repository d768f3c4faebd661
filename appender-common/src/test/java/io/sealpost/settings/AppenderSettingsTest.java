package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.event.EventConfig.Throwables;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.MinFreeSpace;
import io.sealpost.message.Controls;
import io.sealpost.message.Facility;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.Overflow;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.settings.values.SettingsException;
import io.sealpost.transport.Compression;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Scheme;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig.Timeouts;
import io.sealpost.transport.peer.AuthMode;
import io.sealpost.transport.tls.TlsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-locale")
final class AppenderSettingsTest {
  private static final long MB = 1L << 20;

  @TempDir Path directory;

  @Test
  void whatIsNotWrittenIsAsDocumented() throws SettingsException {
    AppenderSettings settings = appender().read();
    PipelineConfig pipeline = settings.pipeline();
    assertThat(pipeline.name()).isEqualTo("AUDIT");
    assertThat(pipeline.encoder().header().facility()).isEqualTo(Facility.USER);
    assertThat(pipeline.encoder().header().appName()).isEqualTo("-");
    assertThat(pipeline.encoder().header().procId())
        .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    assertThat(pipeline.encoder().maxOctets()).isEqualTo(8000);
    assertThat(pipeline.encoder().controls()).isEqualTo(Controls.ESCAPE);
    assertThat(pipeline.encoder().bom()).isFalse();
    assertThat(pipeline.encoder().enterpriseNumber()).isEqualTo(32473);
    assertThat(pipeline.journal())
        .isEqualTo(
            new JournalConfig(
                    Optional.empty(),
                    64 * MB,
                    (int) (16 * MB),
                    Mapping.AUTO,
                    Duration.ofMillis(100))
                .with(MinFreeSpace.ofShare(0.05)));
    assertThat(pipeline.overflow()).isEqualTo(new Overflow(Duration.ZERO, 0.8, Severity.WARNING));
    assertThat(pipeline.signing()).isEmpty();
    assertThat(settings.events().mdc()).containsExactly("*");
    assertThat(settings.events().keyValues()).isTrue();
    assertThat(settings.events().throwables()).isEqualTo(Throwables.MSG);
    assertThat(settings.events().msgId()).isEmpty();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void deliveryThatIsNotWrittenIsAsDocumented() throws SettingsException {
    PipelineConfig pipeline = appender().read().pipeline();
    assertThat(pipeline.transport().targets())
        .containsExactly(new Target(Scheme.TLS, "loghost.example.net", 6514));
    assertThat(pipeline.transport().tls()).contains(TlsConfig.defaults());
    assertThat(pipeline.transport().failbackAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(pipeline.transport().window()).isEqualTo(1024);
    assertThat(pipeline.transport().keepAlive()).isTrue();
    assertThat(pipeline.transport().timeouts())
        .isEqualTo(new Timeouts(seconds(5), seconds(10), seconds(30), seconds(30)));
    assertThat(pipeline.delivery())
        .isEqualTo(
            new DeliveryConfig(
                64 * MB, seconds(30), Duration.ofMillis(500), seconds(30), seconds(1), seconds(5)));
  }

  @Test
  void spoolOnDiskIsLargerAndConfirmedLessOften() throws SettingsException {
    PipelineConfig pipeline =
        appender().with(element("Spool").with("directory", directory.toString())).read().pipeline();
    assertThat(pipeline.journal().directory()).contains(directory);
    assertThat(pipeline.journal().maxOctets()).isEqualTo(1024 * MB);
    assertThat(pipeline.delivery().confirmAfter()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void everythingWrittenArrives() throws SettingsException {
    AppenderSettings settings =
        element("Sealpost")
            .with("TARGET", "relp://[::1]:2515")
            .with("facility", "local7")
            .with("hostname", "web1")
            .with("appName", "billing")
            .with("procId", "main")
            .with("msgId", "AUDIT")
            .with("enterpriseNumber", "9")
            .with("mdc", "user, !password")
            .with("keyValues", "false")
            .with("throwable", "sd")
            .with("controls", "space")
            .with("maxMessageSize", "64 KB")
            .with("confirmEvery", "1 MB, 10 s")
            .with("window", "10")
            .with("keepAlive", "false")
            .with("bom", "true")
            .with("retryDelay", "1 s")
            .with("retryDelayMax", "2 min")
            .with("shutdownTimeout", "0")
            .with(
                element("Spool")
                    .with("maxSize", "2 GB")
                    .with("segmentSize", "32 MB")
                    .with("forceEvery", "2 s")
                    .with("overflow", "block")
                    .with("blockTimeout", "3 s")
                    .with("minFreeSpace", "512 MB")
                    .with("mapped", "false"))
            .read();
    PipelineConfig pipeline = settings.pipeline();
    assertThat(pipeline.transport().targets())
        .containsExactly(new Target(Scheme.RELP, "::1", 2515));
    assertThat(pipeline.transport().tls()).isEmpty();
    assertThat(pipeline.encoder().header())
        .hasToString("Header[facility=LOCAL7, hostname=web1, appName=billing, procId=main]");
    assertThat(pipeline.encoder().maxOctets()).isEqualTo(65536);
    assertThat(pipeline.encoder().controls()).isEqualTo(Controls.SPACE);
    assertThat(pipeline.encoder().bom()).isTrue();
    assertThat(pipeline.journal())
        .isEqualTo(
            new JournalConfig(
                    Optional.empty(), 2048 * MB, (int) (32 * MB), Mapping.NEVER, seconds(3))
                .with(MinFreeSpace.ofOctets(512 * MB)));
    assertThat(pipeline.overflow().blockTimeout()).isEqualTo(seconds(3));
    assertThat(pipeline.overflow().dropAboveShare()).isEqualTo(1);
    assertThat(pipeline.delivery())
        .isEqualTo(
            new DeliveryConfig(
                MB, seconds(10), seconds(1), seconds(120), seconds(2), Duration.ZERO));
    assertThat(settings.events().mdc()).containsExactly("user", "!password");
    assertThat(settings.events().keyValues()).isFalse();
    assertThat(settings.events().throwables()).isEqualTo(Throwables.SD);
    assertThat(settings.events().msgId()).contains("AUDIT");
    assertThat(settings.events().enterpriseNumber()).isEqualTo(9);
  }

  @Test
  void allFaultsAreReportedAtOnceWithNameValueAndWhatIsAllowed() {
    assertThat(
            element("Sealpost")
                .with("facility", "LOCAL9")
                .with("tagret", "tls://loghost")
                .with("window", "many")
                .with(element("Spool").with("maxSize", "12 parsecs").with("durability", "power"))
                .with(element("Tls").with("authmode", "trust").with("ca", "no/such/file.pem"))
                .faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .isEqualTo("tagret=\"tls://loghost\": no such setting; did you mean target?"))
        .contains(
            "target: is required, such as tls://loghost.example.net:6514",
            "window=\"many\": must be a whole number from 1 to 100000",
            "Spool.durability=\"power\": needs a directory: memory does not survive a loss of power",
            "Tls.authMode=\"trust\": must be x509/name or x509/fingerprint or x509/certvalid"
                + " or anon",
            "Tls.ca=\"no/such/file.pem\": must be a file that exists and can be read")
        .anyMatch(
            fault ->
                fault.startsWith("facility=\"LOCAL9\": must be a number from 0 to 23 or one of"))
        .anyMatch(
            fault ->
                fault.startsWith("Spool.maxSize=\"12 parsecs\": must be a size such as 256 KB"))
        .hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"kern, KERN", "0, KERN", "23, LOCAL7", "AuthPriv, AUTHPRIV"})
  void facilityIsANameOrANumber(String text, Facility facility) throws SettingsException {
    assertThat(appender().with("facility", text).read().pipeline().encoder().header().facility())
        .isEqualTo(facility);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24", "-1", "01", "LOCAL8", ""})
  void anyOtherFacilityIsRefused(String text) {
    assertThat(appender().with("facility", text).faults()).hasSize(1);
  }

  @Test
  void framingByLineEndsIsForTcpAndForMessagesWithoutThem() throws SettingsException {
    SectionBuilder tcp = element("Sealpost").with("target", "tcp://loghost").with("framing", "lf");
    assertThat(tcp.read().pipeline().transport().framing()).isEqualTo(Framing.LF);
    assertThat(tcp.with("controls", "keep").faults())
        .containsExactly("controls=\"keep\": must be escape or space where framing is lf");
    assertThat(element("Sealpost").with("target", "relp://loghost").with("framing", "lf").faults())
        .containsExactly("framing=\"lf\": is for tcp and tls only; allowed here is octet-counting");
  }

  @Test
  void compressionIsForTcpAndTls() throws SettingsException {
    assertThat(appender().read().pipeline().transport().compression()).isEqualTo(Compression.NONE);
    SectionBuilder tcp = element("Sealpost").with("target", "tcp://a, tcp://b");
    assertThat(tcp.with("compression", "stream").read().pipeline().transport().compression())
        .isEqualTo(Compression.STREAM);
    assertThat(tcp.with("compression", "gzip").faults())
        .containsExactly("compression=\"gzip\": must be none or stream");
    SectionBuilder relp = element("Sealpost").with("target", "tcp://a, relp://b");
    assertThat(relp.with("compression", "stream").with("framing", "lf").faults())
        .containsExactly(
            "framing=\"lf\": is for tcp and tls only; allowed here is octet-counting",
            "compression=\"stream\": is for tcp and tls only; allowed here is none");
    assertThat(relp.with("compression", "none").with("framing", "octet-counting").faults())
        .isEmpty();
  }

  @Test
  void severalTargetsAreInOrderOfPreference() throws SettingsException {
    PipelineConfig pipeline =
        element("Sealpost")
            .with("target", "relp+tls://b:2515 ,tls://[::1], relp+tls://a")
            .with("failbackAfter", "30 s")
            .read()
            .pipeline();
    assertThat(pipeline.transport().targets())
        .containsExactly(
            new Target(Scheme.RELP_TLS, "b", 2515),
            new Target(Scheme.TLS, "::1", 6514),
            new Target(Scheme.RELP_TLS, "a", 2514));
    assertThat(pipeline.transport().failbackAfter()).isEqualTo(seconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tls://a, tcp://b | some targets are encrypted and some are not",
        "relp://a, relp+tls://a | some targets are encrypted and some are not",
        "udp://a, tcp://b | udp must be the only target",
        "udp://a, udp://b | udp must be the only target",
        "tls://a, tls://a:6514 | one target is named twice",
        "tls://a, | not a URI",
        "tls://a,,tls://b | not a URI",
        "tls://a, gelf://b | 'gelf' is not a known scheme",
      })
  void targetsThatCannotStandInForEachOtherAreRefused(String targets, String fault) {
    assertThat(element("Sealpost").with("target", targets).faults())
        .singleElement()
        .asString()
        .startsWith("target=\"" + targets + "\": " + fault);
  }

  @Test
  void targetOfAnUnknownSchemeIsRefusedWithThoseAllowed() {
    assertThat(element("Sealpost").with("target", "http://loghost").faults())
        .singleElement()
        .asString()
        .startsWith("target=\"http://loghost\": 'http' is not a known scheme; allowed are tls://");
  }

  @Test
  void tlsElementBesideATargetInTheClearIsRefused() {
    assertThat(
            element("Sealpost").with("target", "tcp://a, relp://b").with(element("tls")).faults())
        .containsExactly("Tls: makes no sense with targets that are not encrypted");
  }

  @Test
  void anybodyAsPeerIsAllowedWithAWarning() throws SettingsException {
    AppenderSettings settings = appender().with(element("Tls").with("authMode", "anon")).read();
    assertThat(settings.pipeline().transport().tls().orElseThrow().peer().authMode())
        .isEqualTo(AuthMode.ANON);
    assertThat(settings.warnings()).singleElement().asString().contains("anon");
  }

  @Test
  void elementThatIsThereTwiceIsRefused() {
    assertThat(appender().with(element("Spool")).with(element("Spool")).faults())
        .containsExactly("Spool: must not occur twice");
  }

  @Test
  void elementInTheWrongPlaceIsRefused() {
    assertThat(appender().with(element("Tls").with(element("Spool"))).faults())
        .containsExactly("Tls.Spool: no such setting");
  }

  @Test
  void elementWrittenAsASettingIsRefused() {
    assertThat(appender().with("spool", "/var/spool").faults())
        .containsExactly("spool=\"/var/spool\": is an element of its own");
  }

  @Test
  void retryDelayBeyondItsMaximumIsRefused() {
    assertThat(appender().with("retryDelay", "31 s").faults())
        .containsExactly("retryDelay=\"31 s\": must not be longer than retryDelayMax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "None"})
  void noMdcCanBeAskedFor(String text) throws SettingsException {
    assertThat(appender().with("mdc", text).read().events().mdc()).isEmpty();
  }

  @Test
  void ruleOfARecordIsAFaultToo() {
    assertThat(
            appender()
                .with("hostname", "h".repeat(255))
                .with("procId", "p".repeat(128))
                .with("maxMessageSize", "480")
                .faults())
        .singleElement()
        .asString()
        .startsWith("Sealpost: maxMessageSize 480");
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
