package io.sealpost.sign.dsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.Hex;
import io.sealpost.sign.encoding.UndecodableException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsaSignatureTest {
  private static final DsaSignature PAIR =
      new DsaSignature(BigInteger.valueOf(511), BigInteger.valueOf(128));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 09 01 FF 00 08 80", // RFC 5848
        "00 10 01 FF 00 08 80", // bit count rounded up
        "30 08 02 02 01 FF 02 02 00 80" // the 2008 draft
      })
  void mpisAndDerAreToldApartByTheFirstOctet(String hex) throws Exception {
    assertThat(DsaSignature.decode(Hex.octets(hex))).isEqualTo(PAIR);
  }

  @Test
  void itIsWrittenAsMpis() {
    assertThat(Hex.of(PAIR.toMpis())).isEqualTo("00 09 01 FF 00 08 80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00 09 01 FF",
        "00 09 01 FF 00 08",
        "00 09 01 FF 00 08 80 00", // something follows
        "30 08 02 02 01 FF 02 02 00",
        "30 08 02 02 01 FF 02 02 00 80 00",
        "30 04 02 02 01 FF 02 02 00 80", // a SEQUENCE of one
        "30 0B 02 02 01 FF 02 02 00 80 02 01 00", // and of three
        "30 81 08 02 02 01 FF 02 02 00 80"
      })
  void tornOrContinuedPairIsRefused(String hex) {
    assertThatThrownBy(() -> DsaSignature.decode(Hex.octets(hex)))
        .isInstanceOf(UndecodableException.class);
  }
}
