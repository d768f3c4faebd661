package io.sealpost.sign.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.Hex;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {
  @ParameterizedTest
  @CsvSource({
    "02 01 00, 0",
    "02 01 7F, 127",
    "02 02 00 80, 128",
    "02 02 01 FF, 511",
    "02 01 FF, -1"
  })
  void integerIsRead(String hex, BigInteger value) throws Exception {
    assertThat(Der.integer(in(hex))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "02",
        "02 00",
        "02 02 01",
        "02 02 00 7F",
        "02 02 FF FF",
        "03 01 00",
        "02 80 01 00 00"
      })
  void integerThatIsTornOrLongerThanItNeedsIsRefused(String hex) {
    assertThatThrownBy(() -> Der.integer(in(hex))).isInstanceOf(UndecodableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 1_000_000})
  void contentsOfEveryLengthAreReadAsAnotherDecoderWroteThem(int length) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(new DEROctetString(new byte[length]).getEncoded());

    assertThat(Der.contents(in, 0x04).remaining()).isEqualTo(length);
    Der.end(in);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "04 81 01 00", // fits one octet
        "04 82 00 81 00", // begins with zero
        "04 84 00 00 00 01 00", // longer than anything of ours
        "04 80 00 00", // indefinite
        "04 82 01", // ends within the length
        "04 7F 00", // longer than what is left
        "04 83 FF FF FF 00"
      })
  void lengthThatIsNotMinimalOrNotThereIsRefused(String hex) {
    assertThatThrownBy(() -> Der.contents(in(hex), 0x04)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void whatFollowsAValueIsLeftForTheNextRead() throws Exception {
    ByteBuffer in = in("02 01 05 02 01 07");

    assertThat(Der.integer(in)).isEqualTo(5);
    assertThatThrownBy(() -> Der.end(in)).hasMessageContaining("3 octets too many");
    assertThat(Der.integer(in)).isEqualTo(7);
    Der.end(in);
  }

  @Test
  void largeIntegerIsReadAsAnotherEncoderWroteIt() throws Exception {
    BigInteger large = BigInteger.ONE.shiftLeft(4_095).subtract(BigInteger.TEN);

    assertThat(Der.integer(ByteBuffer.wrap(new ASN1Integer(large).getEncoded()))).isEqualTo(large);
  }

  private static ByteBuffer in(String hex) {
    return ByteBuffer.wrap(Hex.octets(hex));
  }
}
