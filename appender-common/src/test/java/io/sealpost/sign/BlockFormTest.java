package io.sealpost.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in the place of a block's time; the rest is tried with whole archives. */
class BlockFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "2026-11-29T21:43:25Z",
        "2026-11-29T21:43:25.1Z",
        "2026-11-29T21:43:25.123456Z",
        "2024-02-29T00:00:00.000000-11:30",
        "2026-11-29T23:59:59+14:00"
      })
  void timesAreTimes(String text) {
    assertThat(BlockForm.isTime(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "now",
        "2026-11-29",
        "2026-11-29T21:43:25",
        "2026-11-29T21:43:25.Z",
        "2026-11-29T21:43:25.1234567Z",
        "2026-11-29T21:43:25z",
        "2026-13-29T21:43:25Z",
        "2025-02-29T21:43:25Z",
        "2026-11-29T24:43:25Z",
        "2026-11-29T21:43:60Z",
        "2026-11-29T21:43:25+24:00",
        "2026-11-29T21:43:25 01:00",
        "2026-11-29T21:43:25transferZ",
        "1,000,000-to-account-7Z"
      })
  void othersAreNot(String text) {
    assertThat(BlockForm.isTime(text)).isFalse();
  }
}
