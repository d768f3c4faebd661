package io.sealpost.settings.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VocabularyTest {
  private static final Vocabulary NAMES = new Vocabulary().elements("Spool");

  static {
    NAMES.setting("maxSize", ValueSyntax.TEXT, "x");
    NAMES.setting("segmentSize", ValueSyntax.TEXT, "x");
    NAMES.secret("keyPassword");
  }

  @ParameterizedTest
  @CsvSource({
    "maxSzie, maxSize",
    "maxsizes, maxSize",
    "segmentSise, segmentSize",
    "keyPasword, keyPassword",
    "Spol, Spool"
  })
  void nameThatIsNearlyOneOfOursBringsASuggestion(String written, String meant) {
    assertThat(NAMES.advice(written)).isEqualTo("no such setting; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "buffer"})
  void nameUnlikeAnyBringsNone(String written) {
    assertThat(NAMES.advice(written)).isEqualTo("no such setting");
  }

  @Test
  void misspeltPasswordIsStillOne() {
    assertThat(NAMES.resemblesSecret("keyPasword")).isTrue();
    assertThat(NAMES.resemblesSecret("trustStorePassword")).isTrue();
    assertThat(NAMES.resemblesSecret("maxSzie")).isFalse();
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(NAMES.hasSetting("MAXSIZE")).isTrue();
    assertThat(NAMES.hasSetting("maxSizes")).isFalse();
    assertThat(NAMES.hasElement("spool")).isTrue();
    assertThat(NAMES.hasElement("maxSize")).isFalse();
  }
}
