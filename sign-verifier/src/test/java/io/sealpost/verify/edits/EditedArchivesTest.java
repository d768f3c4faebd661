package io.sealpost.verify.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.reference.ReferenceVerifier;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to an archive without a key, the engine says what the reference says, and no
 * change of what it says passes without a finding.
 *
 * <p>{@code -Dedits.cases=N} makes N cases; {@code -Dedits.minutes=N}, as the profile {@code edits}
 * sets it, goes on for so long with cases that were not made before; {@code -Dedits.seed=N} makes
 * one again, and shows all of it.
 */
class EditedArchivesTest {
  /** What about twenty seconds are enough for. */
  private static final int USUAL_CASES = 2_000;

  private static final int EDITS_OF_AN_ARCHIVE = 20;
  private static final int REDUNDANT_CASES = 24;
  private static final long REDUNDANT = 1L << 40;

  private final Tally tally = new Tally();

  @Test
  void engineAndReferenceSayTheSame() throws IOException {
    Long seed = Long.getLong("edits.seed");
    Long minutes = Long.getLong("edits.minutes");
    if (seed != null) {
      tally.showAll();
      judge(seed, Math.floorDiv(seed, EDITS_OF_AN_ARCHIVE));
    } else if (minutes != null) {
      goOn(Duration.ofMinutes(minutes));
    } else {
      long cases = Long.getLong("edits.cases", USUAL_CASES);
      LongStream.range(0, cases / EDITS_OF_AN_ARCHIVE).parallel().forEach(this::judgeAll);
      judgeRedundant(REDUNDANT_CASES);
    }
    System.out.println(tally);
    assertThat(tally.isEmpty()).as(tally.toString()).isTrue();
  }

  private void goOn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long first = System.currentTimeMillis() * 1_000;
    LongStream.iterate(first, number -> number + 1)
        .limit(Long.MAX_VALUE)
        .takeWhile(number -> System.nanoTime() < end)
        .forEach(this::judgeAll);
  }

  /** All cases of one archive: blocks that they have in common are checked once. */
  private void judgeAll(long archive) {
    MadeArchive made = made(archive);
    ReferenceVerifier reference = new ReferenceVerifier(made.trust());
    for (int i = 0; i < EDITS_OF_AN_ARCHIVE; i++) {
      judge(archive * EDITS_OF_AN_ARCHIVE + i, made, made(~archive), reference);
    }
  }

  private void judge(long seed, long archive) {
    MadeArchive made = made(archive);
    judge(seed, made, made(~archive), new ReferenceVerifier(made.trust()));
  }

  private void judgeRedundant(int cases) {
    MadeArchive made = made(REDUNDANT);
    ReferenceVerifier reference = new ReferenceVerifier(made.trust());
    for (int i = 0; i < cases; i++) {
      judge(REDUNDANT * EDITS_OF_AN_ARCHIVE + i, made, made(~REDUNDANT), reference);
    }
  }

  private static MadeArchive made(long archive) {
    SplittableRandom random = new SplittableRandom(archive);
    return archive == REDUNDANT ? MadeArchive.redundant(random) : MadeArchive.random(random);
  }

  private void judge(long seed, MadeArchive made, MadeArchive other, ReferenceVerifier reference) {
    EditedCase edited = EditedCase.of(seed, made, other);
    try {
      List<Difference> differences = edited.judge(reference);
      tally.add(edited, differences);
    } catch (IOException | RuntimeException e) {
      tally.add(edited, List.of(new Difference("failure: " + e, "")));
    }
  }
}
