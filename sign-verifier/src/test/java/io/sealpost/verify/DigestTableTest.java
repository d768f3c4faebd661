package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DigestTableTest {
  private final DigestTable table = new DigestTable(20);

  @Test
  void everyDigestIsFoundAgain() {
    for (int i = 0; i < 10_000; i++)
      assertThat(table.putIfAbsent(digest(i), 3 * i)).isEqualTo(3 * i);
    for (int i = 0; i < 10_000; i++) assertThat(table.find(digest(i))).isEqualTo(3 * i);

    assertThat(table.find(digest(10_000))).isEqualTo(DigestTable.ABSENT);
    assertThat(table.size()).isEqualTo(10_000);
  }

  @Test
  void firstValueOfADigestStays() {
    table.putIfAbsent(digest(1), 5);

    assertThat(table.putIfAbsent(digest(1), 6)).isEqualTo(5);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void digestOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> table.putIfAbsent(new byte[32], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Equal but for the last octets, as somebody would make them who wants them to collide.
  private static byte[] digest(int i) {
    return ByteBuffer.allocate(20).putInt(16, i).array();
  }
}
