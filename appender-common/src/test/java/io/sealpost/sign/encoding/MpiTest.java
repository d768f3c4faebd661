package io.sealpost.sign.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.Hex;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MpiTest {
  @ParameterizedTest
  @CsvSource({
    // The two examples of RFC 4880 §3.2, then values at the edges of octets.
    "1,   00 01 01",
    "511, 00 09 01 FF",
    "0,   00 00",
    "127, 00 07 7F",
    "128, 00 08 80",
    "255, 00 08 FF",
    "256, 00 09 01 00",
  })
  void valueIsWrittenWithItsExactBitCountAndReadBack(BigInteger value, String hex)
      throws Exception {
    assertThat(Hex.of(Mpi.concatenated(value))).isEqualTo(hex);
    assertThat(Mpi.read(ByteBuffer.wrap(Hex.octets(hex)))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 0A 01 FF", "00 10 01 FF", "00 18 00 01 FF"})
  void bitCountAboveTheExactOneIsRead(String hex) throws Exception {
    assertThat(Mpi.read(ByteBuffer.wrap(Hex.octets(hex)))).isEqualTo(511);
  }

  @Test
  void severalFollowOneAnotherWithNothingBetween() throws Exception {
    byte[] octets = Mpi.concatenated(BigInteger.ONE, BigInteger.valueOf(511));
    assertThat(Hex.of(octets)).isEqualTo("00 01 01 00 09 01 FF");

    ByteBuffer in = ByteBuffer.wrap(octets);
    assertThat(Mpi.read(in)).isEqualTo(1);
    assertThat(Mpi.read(in)).isEqualTo(511);
    assertThat(in.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00 01", "00 09 01", "FF FF 01"})
  void shorterThanItSaysIsRefused(String hex) {
    assertThatThrownBy(() -> Mpi.read(ByteBuffer.wrap(Hex.octets(hex))))
        .isInstanceOf(UndecodableException.class);
  }
}
