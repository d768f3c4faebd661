package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealpost.sign.MalformedBlockException.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of a block, each with values that RFC 5848 §4.2 and §5.3 allow and refuse. */
class BlockFormTest {
  private static final String HEADER = "<110>1 2026-11-21T12:00:00Z host app 1 - ";
  private static final String SHA_1 = "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=";
  private static final String SHA_256 = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
  private static final String SIGN = "AAEBAAEB"; // two MPIs of value 1
  private static final String SIGNATURE_BLOCK =
      "[ssign VER=\"0111\" RSID=\"1\" SG=\"0\" SPRI=\"110\" GBC=\"0\" FMN=\"1\" CNT=\"1\" HB=\""
          + SHA_1
          + "\" SIGN=\""
          + SIGN
          + "\"]";
  private static final String CERTIFICATE_BLOCK =
      "[ssign-cert VER=\"0111\" RSID=\"1\" SG=\"0\" SPRI=\"110\" TPBL=\"10\" INDEX=\"3\""
          + " FLEN=\"4\" FRAG=\"a-+Z\" SIGN=\""
          + SIGN
          + "\"]";

  @Test
  void wellFormedBlocksAreRead() throws Exception {
    SignatureBlock signature = (SignatureBlock) read(SIGNATURE_BLOCK).orElseThrow();
    assertThat(signature.group())
        .isEqualTo(new GroupId("host", "app", "1", "1", "0111", "0", "110"));
    assertThat(signature.count()).isEqualTo(1);
    assertThat(signature.digests()).isEqualTo(Base64Text.decode(SHA_1));
    CertificateBlock certificate = (CertificateBlock) read(CERTIFICATE_BLOCK).orElseThrow();
    assertThat(certificate.totalOctets()).isEqualTo(10);
    assertThat(certificate.index()).isEqualTo(3);
    assertThat(certificate.fragment()).isEqualTo("a-+Z".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "[origin software=\"ssign\"]",
        "[ssign@32473 VER=\"0111\"]",
        "[ssignx VER=\"0111\"]",
        "[SSIGN VER=\"0111\"]",
        "[ssign-cert2 VER=\"0111\"]"
      })
  void otherElementsAreNoBlocks(String data) throws Exception {
    assertThat(read(data)).isEmpty();
    assertThat(read(data + " " + SIGNATURE_BLOCK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s[x@1 a=\"b\"]", "[x@1 a=\"b\"]%s", "[x@1 SIGN=\"\\\"\\]\"]%s[y@1]", "%s text"})
  void blockIsFoundAmongOtherElementsAndBeforeText(String around) throws Exception {
    assertThat(read(around.formatted(SIGNATURE_BLOCK))).isPresent();
    assertThat(read(around.formatted(CERTIFICATE_BLOCK))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ssign]",
        "[ssign-cert VER=\"\"]",
        "[x@1 a=\"\\]\"][ssign VER=\"0111\"] text",
        "[x@1][ssign]"
      })
  void blockIsRecognisedBeforeItIsReadWellFormedOrNot(String data) {
    byte[] line = (HEADER + data).getBytes(UTF_8);

    assertThat(Block.mayBe(line, 0, line.length)).isTrue();
    assertThat(Block.mayBe(line, 1, line.length)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "- [ssign VER=\"0111\"]",
        "[x@1 a=\"[ssign\"]",
        "[x@1] [ssign]",
        "[x@1",
        "[",
        "",
        "ssign"
      })
  void textThatLooksLikeABlockIsNotRecognisedAsOne(String data) {
    byte[] line = (HEADER + data).getBytes(UTF_8);

    assertThat(Block.mayBe(line, 0, line.length)).isFalse();
  }

  @Test
  void valueOfAFragmentMayHaveEscapes() throws Exception {
    String escaped = CERTIFICATE_BLOCK.replace("a-+Z", "a\\\\\\\"\\n").replace("=\"4\"", "=\"5\"");

    assertThat(((CertificateBlock) read(escaped).orElseThrow()).fragment())
        .isEqualTo("a\\\"\\n".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%1$s%2$s", "%1$s%1$s", "%2$s[x@1]%1$s"})
  void severalBlocksInOneMessageAreRefused(String form) {
    assertFault(Fault.MALFORMED, form.formatted(SIGNATURE_BLOCK, CERTIFICATE_BLOCK));
  }

  @ParameterizedTest
  @CsvSource({
    "RSID, 0",
    "RSID, 9999999999",
    "SG, 3",
    "SPRI, 0",
    "SPRI, 191",
    "GBC, 9999999999",
    "FMN, 9999999999"
  })
  void signatureBlockTakesNumbersUpToTheEndsOfTheirRanges(String name, String value)
      throws Exception {
    assertThat(read(with(SIGNATURE_BLOCK, name, value))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "RSID, ''",
    "RSID, 01",
    "RSID, 00",
    "RSID, 10000000000",
    "RSID, -1",
    "RSID, +1",
    "RSID, 1a",
    "RSID, ' 1'",
    "RSID, ٣",
    "RSID, 99999999999999999999",
    "SG, 4",
    "SG, 8",
    "SG, 00",
    "SPRI, 192",
    "SPRI, 007",
    "GBC, 10000000000",
    "GBC, 01",
    "FMN, 0",
    "FMN, 10000000000",
    "CNT, 0",
    "CNT, 2",
    "CNT, 100",
    "CNT, 01",
    "VER, 011",
    "VER, 01111",
    "VER, 01!1",
    "VER, ''"
  })
  void signatureBlockWithANumberOutOfRangeIsRefused(String name, String value) {
    assertFault(Fault.MALFORMED, with(SIGNATURE_BLOCK, name, value));
  }

  @ParameterizedTest
  @CsvSource({"TPBL, 6", "TPBL, 99999999", "INDEX, 1", "INDEX, 7"})
  void certificateBlockTakesFragmentsUpToTheEndsOfThePayload(String name, String value)
      throws Exception {
    assertThat(read(with(CERTIFICATE_BLOCK, name, value))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "TPBL, 0", "TPBL, 5", "TPBL, 100000000", "TPBL, 010", "INDEX, 0", "INDEX, 8", "INDEX, 11",
    "INDEX, 03", "FLEN, 0", "FLEN, 3", "FLEN, 5", "FLEN, 04", "FLEN, 10000", "FRAG, ''",
    "FRAG, abc", "FRAG, abcde", "FRAG, aä+", "SG, 4"
  })
  void certificateBlockWithANumberOutOfRangeIsRefused(String name, String value) {
    assertFault(Fault.MALFORMED, with(CERTIFICATE_BLOCK, name, value));
  }

  @Test
  void theDraftsNameOfTheLengthIsRead() throws Exception {
    assertThat(read(CERTIFICATE_BLOCK.replace("TPBL", "TBPL"))).isPresent();
    assertFault(Fault.MALFORMED, CERTIFICATE_BLOCK.replace("TPBL", "TPLB"));
    assertFault(Fault.MALFORMED, CERTIFICATE_BLOCK.replace(" INDEX", " TBPL=\"10\" INDEX"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SIGNATURE_BLOCK, CERTIFICATE_BLOCK})
  void everyParameterThatIsMissingTwiceOrOutOfPlaceIsRefused(String block) {
    String[] params = block.substring(1, block.length() - 1).split(" ", -1);
    for (int at = 1; at < params.length; at++) {
      String param = " " + params[at];
      assertFault(Fault.MALFORMED, block.replace(param, ""));
      assertFault(Fault.MALFORMED, block.replace(param, param + param));
      assertFault(Fault.MALFORMED, block.replace(param, param + " MORE=\"1\""));
      if (at > 1) {
        String before = " " + params[at - 1];
        assertFault(Fault.MALFORMED, block.replace(before + param, param + before));
      }
    }
  }

  @Test
  void hashesAreAsLongAsTheVersionSays() throws Exception {
    String sha256 = with(with(SIGNATURE_BLOCK, "VER", "0121"), "HB", SHA_256);

    assertThat(((SignatureBlock) read(sha256).orElseThrow()).hash()).isEqualTo(Hash.SHA_256);
    assertFault(Fault.MALFORMED, with(sha256, "HB", SHA_1));
    assertFault(Fault.MALFORMED, with(SIGNATURE_BLOCK, "HB", SHA_256));
  }

  @Test
  void hashesAreAsManyAsCntSaysWithOneSpaceBetween() throws Exception {
    String two = with(SIGNATURE_BLOCK, "CNT", "2");

    assertThat(read(with(two, "HB", SHA_1 + " " + SHA_1))).isPresent();
    assertFault(Fault.MALFORMED, with(two, "HB", SHA_1 + "  " + SHA_1));
    assertFault(Fault.MALFORMED, with(two, "HB", SHA_1 + " "));
    assertFault(Fault.MALFORMED, with(two, "HB", " " + SHA_1));
    assertFault(Fault.MALFORMED, with(two, "HB", SHA_1 + "\t" + SHA_1));
    String ninetyNine = with(SIGNATURE_BLOCK, "CNT", "99");
    assertThat(read(with(ninetyNine, "HB", (SHA_1 + " ").repeat(99).trim()))).isPresent();
    assertFault(Fault.MALFORMED, with(ninetyNine, "HB", (SHA_1 + " ").repeat(100).trim()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAEB", "AAEBAAEBAA==", "AAEBAAE=", "!", "AAEBAAEC=", "MAA="})
  void signThatIsNeitherMpisNorDerIsAFaultOfItsOwn(String sign) {
    assertFault(Fault.MALFORMED_SIGNATURE, with(SIGNATURE_BLOCK, "SIGN", sign));
    assertFault(Fault.MALFORMED_SIGNATURE, with(CERTIFICATE_BLOCK, "SIGN", sign));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0122", "0131", "01A1", "0101", "0110", "5111", "5122", "5125", "5223", "0123", "0211",
        "01a1"
      })
  void versionThatIsNotRegisteredIsAFaultOfItsOwnWhateverFollows(String ver) {
    assertFault(Fault.UNSUPPORTED_VERSION, with(SIGNATURE_BLOCK, "VER", ver));
    assertFault(Fault.UNSUPPORTED_VERSION, with(CERTIFICATE_BLOCK, "VER", ver));
    assertFault(Fault.UNSUPPORTED_VERSION, "[ssign VER=\"" + ver + "\" NEW=\"field\"]");
  }

  @ParameterizedTest
  @CsvSource({"9999999998, 1, 9999999999", "9999999999, 1, 1", "1, 98, 99", "1, 0, 1"})
  void messageNumbersOfABlockWrapTo1(String first, int index, long number) throws Exception {
    SignatureBlock block = (SignatureBlock) read(with(SIGNATURE_BLOCK, "FMN", first)).orElseThrow();

    assertThat(block.number(index)).isEqualTo(number);
  }

  private static Optional<Block> read(String data) throws MalformedBlockException {
    return ArchivedLog.blockOf((HEADER + data).getBytes(UTF_8));
  }

  private static void assertFault(Fault fault, String data) {
    MalformedBlockException thrown =
        catchThrowableOfType(MalformedBlockException.class, () -> read(data));
    assertThat(thrown).as(data).isNotNull();
    assertThat(thrown.fault()).as(data).isEqualTo(fault);
  }

  private static String with(String block, String name, String value) {
    String changed =
        block.replaceFirst(" " + name + "=\"[^\"]*\"", " " + name + "=\"" + value + "\"");
    assertThat(changed).contains(" " + name + "=\"" + value + "\"");
    return changed;
  }
}
