package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "tls://loghost.example.net, TLS, loghost.example.net, 6514",
    "tls://loghost:10514, TLS, loghost, 10514",
    "RELP://loghost, RELP, loghost, 2514",
    "tcp://10.0.0.1, TCP, 10.0.0.1, 601",
    "tls://[2001:db8::1], TLS, 2001:db8::1, 6514",
    "tls://[2001:db8::1]:10514, TLS, 2001:db8::1, 10514",
    "tls://log_host, TLS, log_host, 6514",
    "tls://b\u00fccher.example, TLS, xn--bcher-kva.example, 6514",
  })
  void uriIsReadWithTheSchemesPortAsDefault(String uri, Scheme scheme, String host, int port) {
    assertThat(Target.parse(uri)).isEqualTo(new Target(scheme, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tls://loghost:6514", "relp+tls://10.0.0.1:1", "tcp://[2001:db8::1]:65535"})
  void textGivesTheUriBack(String uri) {
    assertThat(Target.parse(uri)).hasToString(uri);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "loghost:6514          | not a URI; allowed are tls://host[:6514], relp+tls://host[:2514]",
        "https://loghost       | 'https' is not a known scheme; allowed are tls://",
        "gelf://loghost        | 'gelf' is not a known scheme; allowed are tls://",
        "tls://                | the host is missing",
        "tls://:6514           | the host is missing",
        "tls://log host        | 'log host' is not a host name or address",
        "tls://-loghost        | '-loghost' is not a host name or address",
        "tls://loghost/        | 'loghost/' is not a host name or address",
        "tls://user@loghost    | 'user@loghost' is not a host name or address",
        "tls://loghost:        | port '' is not a number",
        "tls://loghost:syslog  | port 'syslog' is not a number",
        "tls://loghost:0       | port 0 is not from 1 to 65535",
        "tls://loghost:65536   | port 65536 is not from 1 to 65535",
        "tls://2001:db8::1     | port 'db8::1' is not a number",
        "tls://[loghost]       | 'loghost' in brackets is not an IPv6 address",
        "tls://[2001:db8::g]   | '2001:db8::g' is not a host name or address",
        "tls://[2001:db8::1    | after '://' only a host and a port are allowed",
      })
  void whatIsNotATargetIsRefusedWithTheReason(String uri, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.parse(uri))
        .withMessageStartingWith("target '" + uri + "': " + reason);
  }

  @Test
  void portMayStandBehindALiteralAddress() {
    assertThat(Target.parse(" tcp://127.0.0.1:5 ").port()).isEqualTo(5);
  }
}
