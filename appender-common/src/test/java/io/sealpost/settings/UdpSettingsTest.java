package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.settings.values.SettingsException;
import io.sealpost.sign.Redundancy;
import io.sealpost.sign.SignConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else a target over UDP means for an appender. */
final class UdpSettingsTest {
  @TempDir private Path directory;

  private SectionBuilder udp() {
    return signed(element("Sealpost").with("target", "udp://loghost"), element("SyslogSign"));
  }

  private SectionBuilder signed(SectionBuilder appender, SectionBuilder sign) {
    return appender
        .with("appName", "audit")
        .with(element("Spool").with("directory", directory.toString()))
        .with(sign);
  }

  @Test
  void messagesAndBlocksFitIntoSmallDatagramsAndAreRepeated() throws SettingsException {
    AppenderSettings settings = udp().read();
    SignConfig sign = settings.pipeline().signing().orElseThrow();

    assertThat(settings.pipeline().encoder().maxOctets()).isEqualTo(1180);
    assertThat(sign.maxBlockOctets()).isEqualTo(1180);
    assertThat(sign.redundancy()).isEqualTo(Redundancy.DATAGRAMS);
  }

  @Test
  void elsewhereTheyAreLargerAndSentOnce() throws SettingsException {
    AppenderSettings settings = signed(appender(), element("SyslogSign")).read();
    SignConfig sign = settings.pipeline().signing().orElseThrow();

    assertThat(settings.pipeline().encoder().maxOctets()).isEqualTo(8000);
    assertThat(sign.maxBlockOctets()).isEqualTo(2048);
    assertThat(sign.redundancy()).isEqualTo(Redundancy.RELIABLE);
  }

  @Test
  void whatIsWrittenCountsUpToWhatADatagramHolds() throws SettingsException {
    assertThat(udp().with("maxMessageSize", "65507").read().pipeline().encoder().maxOctets())
        .isEqualTo(65_507);
    assertThat(udp().with("maxMessageSize", "65508").faults())
        .containsExactly(
            "maxMessageSize=\"65508\": must be at most 65507 with udp, where a message is one"
                + " datagram");
    assertThat(appender().with("maxMessageSize", "65508").faults()).isEmpty();
  }

  @Test
  void blockThatNoDatagramHoldsIsRefused() {
    SectionBuilder udp = element("Sealpost").with("target", "udp://loghost");
    assertThat(signed(udp, element("SyslogSign").with("maxBlockSize", "65535")).faults())
        .containsExactly(
            "SyslogSign.maxBlockSize=\"65535\": must be at most 65507 with udp, where a message is"
                + " one datagram");
  }

  @Test
  void neitherTlsNorFramingNorCompressionGoWithUdp() {
    assertThat(udp().with(element("Tls")).faults())
        .containsExactly("Tls: makes no sense with targets that are not encrypted");
    assertThat(udp().with("framing", "lf").faults())
        .containsExactly("framing=\"lf\": is for tcp and tls only; allowed here is octet-counting");
    assertThat(udp().with("compression", "stream").faults())
        .containsExactly("compression=\"stream\": is for tcp and tls only; allowed here is none");
  }
}
