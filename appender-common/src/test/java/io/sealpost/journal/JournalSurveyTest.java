package io.sealpost.journal;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.appendBlock;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.JournalSurvey.Tally;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.SegmentHeader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory is found to hold by somebody who only looks. */
final class JournalSurveyTest {
  private final List<String> seen = new ArrayList<>();

  @TempDir Path directory;

  private Journal open() throws IOException {
    return Journal.open(Journals.config(directory, Mapping.AUTO), 7, what -> {});
  }

  private JournalSurvey survey() throws IOException {
    seen.clear();
    return JournalSurvey.of(
        directory,
        KeyRing.NONE,
        (kind, confirmed, octets, offset, length) ->
            seen.add(
                (confirmed ? "confirmed " : "waiting ")
                    + kind
                    + " "
                    + new String(octets, offset, length, UTF_8)));
  }

  /** What is in use; the preparer makes more files meanwhile. */
  private Map<String, Integer> files() throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    for (String name : List.of(SpoolFiles.CHECKPOINT, SpoolFiles.segment(1))) {
      files.put(name, Arrays.hashCode(Files.readAllBytes(directory.resolve(name))));
    }
    return files;
  }

  @Test
  void openJournalIsReadAsItStandsAndNothingIsChanged() throws IOException {
    try (Journal journal = open()) {
      append(journal, "one");
      append(journal, "two");
      appendBlock(journal, "block");
      journal.seal(journal.end(), 2);
      journal.force();
      journal.confirm(journal.end());
      journal.checkpoint();
      append(journal, "three");
      Map<String, Integer> before = files();

      JournalSurvey survey = survey();

      assertThat(seen)
          .containsExactly(
              "confirmed MESSAGE one",
              "confirmed MESSAGE two",
              "confirmed SIGNATURE block",
              "waiting MESSAGE three");
      assertThat(survey.content().confirmed()).isEqualTo(new Tally(2, 1, 11));
      assertThat(survey.content().waiting()).isEqualTo(new Tally(1, 0, 5));
      assertThat(survey.content().unsealed()).isEqualTo(1);
      assertThat(survey.segments()).isEqualTo(1);
      assertThat(survey.reached().confirmed())
          .isEqualTo(survey.reached().sealed())
          .endsWith(" of 0000000001.seg");
      assertThat(files()).isEqualTo(before);
    }
  }

  @Test
  void everySegmentOfAClosedJournalIsReadInOrder() throws IOException {
    String long200 = "x".repeat(200);
    int count = 3 * Journals.SEGMENT / 200;
    try (Journal journal = open()) {
      for (int i = 0; i < count; i++) {
        assertThat(append(journal, i + long200)).isTrue();
      }
    }
    JournalSurvey survey = survey();

    assertThat(seen).hasSize(count).last().isEqualTo("waiting MESSAGE " + (count - 1) + long200);
    assertThat(survey.segments()).isGreaterThan(2);
    assertThat(survey.content().damaged()).isZero();
  }

  @Test
  void damageIsCountedAndTheRestRead() throws IOException {
    try (Journal journal = open()) {
      append(journal, "one");
      append(journal, "two");
      append(journal, "three");
    }
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve(SpoolFiles.segment(1)).toFile(), "rw")) {
      file.seek(SegmentHeader.OCTETS + Entry.size(3) + Entry.OVERHEAD);
      file.write('X');
    }

    JournalSurvey survey = survey();

    assertThat(survey.content().damaged()).isEqualTo(1);
    assertThat(seen).containsExactly("waiting MESSAGE one", "waiting MESSAGE three");
  }

  @Test
  void lostCheckpointLeavesEverythingWaiting() throws IOException {
    try (Journal journal = open()) {
      append(journal, "one");
    }
    Files.delete(directory.resolve(SpoolFiles.CHECKPOINT));

    assertThat(survey().content().waiting()).isEqualTo(new Tally(1, 0, 3));
  }

  @Test
  void filesThatWereSetAsideAreNamed() throws IOException {
    try (Journal journal = open()) {
      append(journal, "one");
    }
    Files.createFile(directory.resolve(SpoolFiles.segment(9) + ".bad"));

    assertThat(survey().setAside()).containsExactly(SpoolFiles.segment(9) + ".bad");
  }

  @Test
  void directoryWithoutAJournalIsRefused() {
    assertThatThrownBy(this::survey)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("checkpoint");
  }
}
