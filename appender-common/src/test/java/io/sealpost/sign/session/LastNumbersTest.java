package io.sealpost.sign.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.ArchivedLog;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.RunningSession;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LastNumbersTest {
  @Test
  void areReadAsTheyAreWritten() {
    LastNumbers numbers = LastNumbers.NONE.raised(2, 191, 5).raised(2, 7, 9_999_999_999L);

    assertThat(numbers.text(",")).isEqualTo("2/7:9999999999,2/191:5");
    assertThat(LastNumbers.parse(numbers.text(","), ",")).contains(numbers);
    assertThat(LastNumbers.parse("", ",")).contains(LastNumbers.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "0/110", "0/110:", "0/110:1,", "0/110:1 0/13:2", "0/110:-1", "x"})
  void whatIsNoListOfNumbersGivesNone(String text) {
    assertThat(LastNumbers.parse(text, ",")).isEmpty();
  }

  @Test
  void onlyEverRise() {
    LastNumbers numbers = LastNumbers.NONE.raised(0, 110, 57);

    assertThat(numbers.raised(0, 110, 3)).isEqualTo(numbers);
    assertThat(numbers.raised(0, 110, 58).text(" ")).isEqualTo("0/110:58");
  }

  @Test
  void blockRaisesTheNumberOfItsOwnGroup() throws Exception {
    RunningSession session =
        SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri()).startAt(41, 0);
    LastNumbers numbers = LastNumbers.NONE.raised(1, 13, 99);
    for (byte[] block : session.blocks(SigningSetup.messages(70))) {
      numbers = numbers.raised((SignatureBlock) ArchivedLog.blockOf(block).orElseThrow());
    }
    assertThat(numbers.text(" ")).isEqualTo("1/13:99 1/134:110");
  }
}
