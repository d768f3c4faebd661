package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where blocks are recognised, and the one octet in which lines may differ from what was signed.
 */
class BlockPlacementTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final String NO_TEXT =
      "<13>1 2026-11-21T00:00:00Z host.example.org app 7 - [x@32473 a=\"b\"]";
  private static final String NIL_DATA = "<13>1 2026-11-21T00:00:00Z host.example.org app 7 - -";

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "[x@1 a=\"b\"], ''",
    "'', [x@1 a=\"b\"]",
    "[x@1 a=\"\\]\"], [y@1] and a text",
    "'', ' '",
    "'', ' [ssign] in a text'"
  })
  void blockIsKnownAtAnyPlaceAmongTheElements(String before, String behind) {
    List<String> messages = TestLog.messages(0, 2);
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate())
            .add(messages)
            .add(SIGNER.block(1, messages, before, behind));

    assertThat(log.verify().isClean()).isTrue();
  }

  @Test
  void textThatLooksLikeABlockIsAMessage() {
    String block = SIGNER.block(1, TestLog.messages(0, 1));
    String element = block.substring(block.indexOf('['));
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate(), TestLog.message(0) + element)
            .add("<13>1 - h a 7 - [x@1 v=\"[ssign VER=\\\"0111\\\"\"] text")
            .add("[ssign no syslog");

    assertThat(TestLog.verdicts(log.verify()))
        .containsExactly("cert verified", "unsigned", "unsigned", "unsigned");
  }

  @ParameterizedTest
  @CsvSource({"'', ' '", "' ', ''"})
  void oneSpaceBehindStructuredDataWithoutTextMayComeOrGo(String signed, String found) {
    TestLog log = new TestLog().add(SIGNER.certificate(), NO_TEXT + found, NIL_DATA + found);
    log.add(SIGNER.block(1, List.of(NO_TEXT + signed, NIL_DATA + signed)));

    assertThat(log.verify().isClean()).isTrue();
  }

  @Test
  void blocksMayHaveGainedThatSpaceToo() {
    TestLog log = TestLog.signed(SIGNER, 3);
    log.lines().replaceAll(line -> line.contains("[ssign") ? line + " " : line);

    assertThat(log.verify().isClean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', '  '", "'  ', ''", "' x', ' x '", "' ]', ' ] '"})
  void anyOtherSpaceIsAChange(String signed, String found) {
    TestLog log = new TestLog().add(SIGNER.certificate(), NO_TEXT + found);
    log.add(SIGNER.block(1, List.of(NO_TEXT + signed)));

    assertThat(TestLog.verdicts(log.verify()).get(1)).isEqualTo("unsigned");
  }

  @Test
  void copiesWithAndWithoutTheSpaceAreCopiesOfOneMessage() {
    TestLog log = new TestLog().add(SIGNER.certificate(), NO_TEXT, NO_TEXT + " ");
    log.add(SIGNER.block(1, List.of(NO_TEXT)));

    assertThat(TestLog.verdicts(log.verify()))
        .containsExactly("cert verified", "verified 1", "replay", "sig verified");
  }
}
