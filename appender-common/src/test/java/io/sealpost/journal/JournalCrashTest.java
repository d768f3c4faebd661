package io.sealpost.journal;

import static io.sealpost.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.testing.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invariants 3, 4 and 5 of the design under random losses of power: what is found afterwards is
 * what was appended, up to some entry at or behind the last one forced, and nothing was freed that
 * was not confirmed, sealed and forced.
 */
final class JournalCrashTest {
  private static final int CRASHES = 40;

  /** Encryption is switched on, off and to another key at each start: that changes nothing. */
  private static final List<KeyRing> RINGS =
      List.of(
          KeyRing.decrypting(List.of(Journals.key(1), Journals.key(2))),
          KeyRing.of(Journals.key(1), Journals.key(2)),
          KeyRing.of(Journals.key(2), Journals.key(1)));

  private final Journals.Warnings warnings = new Journals.Warnings();
  private FaultyDisk disk = new FaultyDisk();

  /** What one journal should hold. Indexes count entries since the directory was made. */
  private static final class Model {
    private final List<String> texts = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>(); // behind each
    private int forced;
    private int confirmed;
    private int sealed;
    private int sealedForced;

    void add(String text, long position) {
      texts.add(text);
      positions.add(position);
    }

    /** After a loss of power only these many are left. */
    void cut(int count) {
      texts.subList(count, texts.size()).clear();
      positions.subList(count, positions.size()).clear();
      forced = count;
      confirmed = Math.min(confirmed, count);
      sealed = sealedForced;
    }

    long position(int count) {
      return count == 0 ? 0 : positions.get(count - 1);
    }

    /** How many entries end at or before this position. */
    int count(long position) {
      return (int) positions.stream().filter(behind -> behind <= position).count();
    }

    long messages(int from, int to) {
      return texts.subList(from, to).stream().filter(text -> text.startsWith("message")).count();
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Thorough.times(4, 10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLossOfPowerLeavesAPrefixWithAllThatWasForced(long seed) throws IOException {
    Random random = new Random(seed);
    Model model = new Model();
    for (int crash = 0; crash < CRASHES; crash++) {
      boolean mapped = random.nextBoolean();
      Journal journal = open(mapped, crash, RINGS.get(random.nextInt(RINGS.size())));
      check(journal, model);
      run(journal, model, random);
      FaultyDisk left = disk.loseUnforced(random);
      journal.close();
      disk = left;
    }
    assertThat(model.texts).hasSizeGreaterThan(CRASHES);
    assertThat(warnings.all())
        .allMatch(warning -> warning.matches("(?s)(cut|set aside: .*\\.cut).*"));
  }

  private Journal open(boolean mapped, int session, KeyRing ring) throws IOException {
    JournalConfig config =
        new JournalConfig(
                Optional.of(Path.of("unused")),
                12L * Journals.SEGMENT,
                Journals.SEGMENT,
                Mapping.ALWAYS,
                Duration.ofSeconds(10))
            .with(ring);
    return Journal.open(config, disk, mapped, session, warnings);
  }

  /** Compares what is there with the model, and brings the model up to date. */
  private static void check(Journal journal, Model model) throws IOException {
    List<String> found = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    try (JournalReader reader = journal.reader(0)) {
      while (reader.next(journal.end())) {
        found.add(text(reader));
        positions.add(reader.position());
      }
    }
    assertThat(journal.status().damaged()).isZero();
    int freed = found.isEmpty() ? model.count(journal.end()) : model.texts.indexOf(found.get(0));
    assertThat(freed).as("freed").isBetween(0, Math.min(model.confirmed, model.sealed));
    int kept = freed + found.size();
    assertThat(kept).as("kept").isBetween(model.forced, model.texts.size());
    assertThat(found).isEqualTo(model.texts.subList(freed, kept));
    assertThat(positions).isEqualTo(model.positions.subList(freed, kept));
    model.cut(kept);
    assertThat(journal.confirmed()).isLessThanOrEqualTo(model.position(model.confirmed));
    assertThat(journal.sealed()).isLessThanOrEqualTo(model.position(model.sealed));
    model.confirmed = model.count(journal.confirmed());
    model.sealed = model.count(journal.sealed());
    model.sealedForced = model.sealed;
    assertThat(journal.status().unsealed()).isEqualTo(model.messages(model.sealed, kept));
  }

  private static void run(Journal journal, Model model, Random random) throws IOException {
    int steps = random.nextInt(200);
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(12)) {
        case 0 -> {
          journal.force();
          model.forced = model.texts.size();
          model.sealedForced = model.sealed;
        }
        case 1 -> {
          model.confirmed = model.confirmed + random.nextInt(model.forced - model.confirmed + 1);
          journal.confirm(model.position(model.confirmed));
        }
        case 2 -> seal(journal, model, random);
        case 3 -> journal.checkpoint();
        default -> append(journal, model, random);
      }
    }
  }

  private static void append(Journal journal, Model model, Random random) {
    String text = "message " + random.nextLong() + "x".repeat(random.nextInt(6000));
    if (Journals.append(journal, text)) {
      model.add(text, journal.end());
    }
  }

  private static void seal(Journal journal, Model model, Random random) throws IOException {
    int from = model.sealed;
    int to = from + random.nextInt(model.texts.size() - from + 1);
    if (to > from) {
      String block = "block " + random.nextLong();
      Journals.appendBlock(journal, block);
      model.add(block, journal.end());
      journal.seal(model.position(to), model.messages(from, to));
      model.sealed = model.messages(to, model.texts.size()) == 0 ? model.texts.size() : to;
    }
  }
}
