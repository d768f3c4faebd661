package io.sealpost.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderTest {
  @Test
  void fieldsThatAreFineStayAsTheyAre() {
    Header header = new Header(Facility.USER, "host.example.net", "a!~]\"=", "-");

    assertThat(header.hostname()).isEqualTo("host.example.net");
    assertThat(header.appName()).isEqualTo("a!~]\"=");
    assertThat(header.procId()).isEqualTo("-");
  }

  @Test
  void emptyFieldsBecomeNilvalue() {
    assertThat(new Header(Facility.USER, "", "", ""))
        .isEqualTo(new Header(Facility.USER, "-", "-", "-"));
  }

  @Test
  void whatIsNotPrintableAsciiIsReplacedByTheCharacter() {
    Header header = new Header(Facility.USER, "h\u00f6st 1", "a\n\u0000\u007fb", "😀\ud83d");

    assertThat(header.hostname()).isEqualTo("h_st_1");
    assertThat(header.appName()).isEqualTo("a___b");
    assertThat(header.procId()).isEqualTo("__");
  }

  @Test
  void fieldsAreCutToTheLengthsOfTheStandard() {
    Header longest = new Header(Facility.USER, "h".repeat(255), "a".repeat(48), "p".repeat(128));

    assertThat(longest.hostname()).hasSize(255);
    assertThat(longest.appName()).hasSize(48);
    assertThat(longest.procId()).hasSize(128);
    assertThat(new Header(Facility.USER, "h".repeat(256), "a".repeat(49), "p".repeat(129)))
        .isEqualTo(longest);
  }

  @ParameterizedTest
  @CsvSource({
    "local0, LOCAL0",
    "LOCAL7, LOCAL7",
    "Kern, KERN",
    "0, KERN",
    "13, AUDIT",
    "23, LOCAL7"
  })
  void facilitiesHaveNamesAndNumbers(String given, Facility expected) {
    assertThat(Facility.parse(given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "-1", "01", "1.0", "local8", " user", "user,mail"})
  void otherFacilitiesAreRefusedWithWhatIsAllowed(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Facility.parse(given))
        .withMessageStartingWith("must be a number from 0 to 23 or one of [KERN, USER, ")
        .withMessageEndingWith("LOCAL7]");
  }

  @Test
  void theLeastMessageSizeIs480() {
    Header header = new Header(Facility.USER, "host", "app", "1");

    assertThat(config(header, 480, 1).maxOctets()).isEqualTo(480);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(header, 479, 1))
        .withMessage("maxMessageSize 479: allowed are 480 octets and more");
  }

  @Test
  void aLongHeaderNeedsALargerMessageSize() {
    Header header = new Header(Facility.USER, "h".repeat(255), "a".repeat(48), "p".repeat(128));

    assertThat(config(header, 547, 1).maxOctets()).isEqualTo(547);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(header, 546, 1))
        .withMessage("maxMessageSize 546: allowed are 547 octets and more");
  }

  @Test
  void enterpriseNumbersHave32Bits() {
    Header header = new Header(Facility.USER, "host", "app", "1");

    assertThat(config(header, 480, 4294967295L).enterpriseNumber()).isEqualTo(4294967295L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(header, 480, 4294967296L))
        .withMessage("enterpriseNumber 4294967296: allowed are 1 to 4294967295");
    assertThatIllegalArgumentException().isThrownBy(() -> config(header, 480, 0));
  }

  private static EncoderConfig config(Header header, int maxOctets, long enterpriseNumber) {
    return new EncoderConfig(header, maxOctets, Controls.ESCAPE, false, enterpriseNumber);
  }
}
