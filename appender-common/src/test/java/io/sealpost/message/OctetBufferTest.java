package io.sealpost.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class OctetBufferTest {
  private final OctetBuffer buffer = new OctetBuffer(0);

  @Test
  void itGrowsWithWhatIsAdded() {
    for (int octet = 0; octet < 1000; octet++) {
      buffer.add(octet);
    }
    buffer.add(new byte[] {1, 2, 3, 4}, 1, 2);
    buffer.addAscii("ab");

    assertThat(buffer.length()).isEqualTo(1004);
    assertThat(buffer.toByteArray()).endsWith(999 & 0xFF, 2, 3, 'a', 'b').startsWith(0, 1, 2);
  }

  @Test
  void itIsCutBackAndEmptied() {
    buffer.addAscii("abc");
    buffer.truncate(2);
    assertThat(buffer.toByteArray()).containsExactly('a', 'b');

    buffer.clear();
    buffer.addAscii("d");
    assertThat(buffer.toByteArray()).containsExactly('d');
  }

  @Test
  void itCannotBeCutToMoreThanItHolds() {
    buffer.addAscii("abc");

    assertThatIllegalArgumentException().isThrownBy(() -> buffer.truncate(4));
    assertThatIllegalArgumentException().isThrownBy(() -> buffer.truncate(-1));
    assertThat(buffer.length()).isEqualTo(3);
  }
}
