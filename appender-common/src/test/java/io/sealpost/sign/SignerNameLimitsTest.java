package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the header fields may be that a block's group is known by (RFC 5424 §6). */
class SignerNameLimitsTest {
  private static final String ELEMENT =
      "[ssign VER=\"0111\" RSID=\"1\" SG=\"0\" SPRI=\"110\" GBC=\"0\" FMN=\"1\" CNT=\"1\""
          + " HB=\"qZk+NkcGgWq6PiVxeFDCbJzQ2J0=\" SIGN=\"AAEBAAEB\"]";

  private static Optional<Block> block(int host, int app, int procId) throws Exception {
    String header =
        String.format(
            Locale.ROOT,
            "<110>1 - %s %s %s - ",
            "h".repeat(host),
            "a".repeat(app),
            "1".repeat(procId));
    return ArchivedLog.blockOf((header + ELEMENT).getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"256, 48, 128", "255, 49, 128", "255, 48, 129", "10000000, 1, 1"})
  void blockOfASignerWithLongerNamesIsMalformed(int host, int app, int procId) throws Exception {
    assertThat(block(255, 48, 128)).isPresent();
    assertThatThrownBy(() -> block(host, app, procId))
        .isInstanceOf(MalformedBlockException.class)
        .hasMessageContaining("is longer than");
  }
}
