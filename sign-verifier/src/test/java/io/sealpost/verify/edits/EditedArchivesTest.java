package io.sealpost.verify.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Thorough;
import io.sealpost.verify.reference.ReferenceVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to an archive without a key, the engine says what the reference says, and no
 * change of what it says passes without a finding.
 *
 * <p>{@code -Dedits.cases=N} makes N cases; {@code -Dedits.minutes=N} goes on for so long with
 * cases that were not made before; {@code -Dedits.seed=N} makes one again, and shows all of it.
 */
class EditedArchivesTest {
  private static final int CASES = Thorough.times("edits.cases", 40, 1_000);

  private static final int EDITS_OF_AN_ARCHIVE = 20;

  /** One archive of so many has more blocks than must be checked: it takes as long as a hundred. */
  private static final long REDUNDANT = 500;

  private static final int REDUNDANT_CASES = Thorough.times(1, 12);

  private static final Path REPORT = Path.of("target", "edited-archives.txt");

  private final Tally tally = new Tally();

  @Test
  void engineAndReferenceSayTheSame() throws IOException {
    String seeds = System.getProperty("edits.seed");
    Long minutes = Long.getLong("edits.minutes");
    if (seeds != null) {
      tally.showAll();
      for (String seed : seeds.split(",", -1)) {
        judge(Long.parseLong(seed), 1);
      }
    } else if (minutes != null) {
      goOn(Duration.ofMinutes(minutes));
    } else {
      LongStream.range(0, CASES / EDITS_OF_AN_ARCHIVE).parallel().forEach(this::judgeAll);
      judge((REDUNDANT - 1) * EDITS_OF_AN_ARCHIVE, REDUNDANT_CASES);
    }
    Files.writeString(REPORT, tally.toString());
    System.out.println(tally.brief());
    assertThat(tally.isEmpty()).as("all of it is in %s%n%s", REPORT, tally.brief()).isTrue();
  }

  private void goOn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long first = System.currentTimeMillis() * 1_000;
    int threads = Runtime.getRuntime().availableProcessors();
    LongStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              for (long at = first + thread; System.nanoTime() < end; at += threads) {
                judgeAll(at);
              }
            });
  }

  /** All cases of one archive: what they have in common is made and checked once. */
  private void judgeAll(long archive) {
    judge(archive * EDITS_OF_AN_ARCHIVE, EDITS_OF_AN_ARCHIVE);
  }

  private void judge(long firstSeed, int cases) {
    long archive = Math.floorDiv(firstSeed, EDITS_OF_AN_ARCHIVE);
    MadeArchive made = made(archive);
    MadeArchive other = made(~archive);
    ReferenceVerifier reference = new ReferenceVerifier(made.trust());
    for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
      judge(EditedCase.of(seed, made, other), reference);
    }
  }

  private static MadeArchive made(long archive) {
    SplittableRandom random = new SplittableRandom(archive);
    boolean redundant = archive > 0 && archive % REDUNDANT == REDUNDANT - 1;
    return redundant ? MadeArchive.redundant(random) : MadeArchive.random(random);
  }

  private void judge(EditedCase edited, ReferenceVerifier reference) {
    try {
      tally.add(edited, edited.judge(reference));
    } catch (IOException | RuntimeException e) {
      tally.add(edited, List.of(new Difference("failure: " + e, Throwables.getStackTrace(e))));
    }
  }
}
