package io.sealpost.verify.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"loghost", "loghost.example.net", "*.example.net", "a-1.b", "3com.example", "LOG"})
  void nameBecomesADnsName(String name) {
    assertThat(PeerName.parse(name).toGeneralName().getTagNo()).isEqualTo(GeneralName.dNSName);
    assertThat(PeerName.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::1"})
  void addressBecomesAnIpAddress(String address) {
    assertThat(PeerName.parse(address).toGeneralName().getTagNo()).isEqualTo(GeneralName.iPAddress);
  }

  @Test
  void internationalNameIsWrittenInAscii() {
    assertThat(PeerName.parse("bücher.example")).hasToString("xn--bcher-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "a.*.example",
        "*a.example",
        "-a.example",
        "a-.example",
        "a..b",
        "a.",
        "log_host",
        "a b",
        "192.0.2",
        "192.0.2.256",
        "[2001:db8::1]",
        "host:6514",
        "a/b",
        "CN=a"
      })
  void anythingElseIsRefusedAndNamed(String text) {
    assertThatThrownBy(() -> PeerName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "': allowed are host names");
  }

  @Test
  void labelOfMoreThan63CharactersIsRefused() {
    assertThat(PeerName.parse("a".repeat(63) + ".example")).isNotNull();
    assertThatThrownBy(() -> PeerName.parse("a".repeat(64) + ".example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
