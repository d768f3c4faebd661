package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Thorough;
import io.sealpost.verify.reference.Judgement;
import io.sealpost.verify.reference.ReferenceVerifier;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody has touched has nothing wrong: else edits of it would show nothing. */
class MadeArchiveTest {
  static LongStream seeds() {
    return Thorough.seeds(15, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsFoundButMessagesOfHostsThatNobodyTrusts(long seed) {
    MadeArchive made = MadeArchive.random(new SplittableRandom(seed));
    List<byte[]> lines = made.lines().stream().map(line -> line.getBytes(ISO_8859_1)).toList();

    Judgement judgement = new ReferenceVerifier(made.trust()).judge(lines);

    assertThat(judgement.kinds()).isSubsetOf(Set.of("unsigned", "untrusted-host"));
    assertThat(judgement.kinds().contains("unsigned"))
        .isEqualTo(judgement.kinds().contains("untrusted-host"));
  }

  /** Else a seed would not make the same archive again. */
  @Test
  void keysAreTheSameInEveryRun() {
    for (int key = 0; key < Pen.keys(); key++) {
      assertThat(Pen.make(key).keys().getPublic())
          .as("key %d", key)
          .isEqualTo(Pen.of(key, 0).key());
    }
  }
}
