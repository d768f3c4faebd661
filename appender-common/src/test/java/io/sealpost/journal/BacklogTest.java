package io.sealpost.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.CountingDisk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a long journal costs, in octets read, which a clock does not change. */
final class BacklogTest {
  private static final int SEGMENTS = 200;
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), Mapping.ALWAYS, (SEGMENTS + 20L) * Journals.SEGMENT);

  private final Warnings warnings = new Warnings();

  @Test
  void openingReadsHeadersAndWhatWasNotForcedHoweverLongTheBacklogIs() throws IOException {
    FaultyDisk killed;
    FaultyDisk closed = new FaultyDisk();
    long end;
    try (Journal journal = Journal.open(CONFIG, closed, true, 1, warnings)) {
      fill(journal);
      journal.force();
      journal.checkpoint();
      assertThat(Journals.append(journal, "not forced")).isTrue();
      end = journal.end();
      killed = closed.afterKill();
    }

    assertOpensCheaply(killed, end);
    assertOpensCheaply(closed, end);
  }

  private void assertOpensCheaply(FaultyDisk left, long end) throws IOException {
    CountingDisk disk = new CountingDisk(left);
    try (Journal journal = Journal.open(CONFIG, disk, true, 2, warnings)) {
      assertThat(journal.end()).isEqualTo(end);
      assertThat(journal.unconfirmedOctets()).isGreaterThan(100L * Journals.SEGMENT);
      // The segments in which the end, and what is sealed, are; each perhaps twice.
      assertThat(disk.octetsRead()).isLessThan(SEGMENTS * 100 + 5L * Journals.SEGMENT);
      assertThat(Journals.read(journal)).hasSizeGreaterThan(SEGMENTS).endsWith("not forced");
    }
    assertThat(warnings.all()).isEmpty();
  }

  @Test
  void drainingReadsEachOctetOnce() throws IOException {
    CountingDisk disk = new CountingDisk(new FaultyDisk());
    try (Journal journal = Journal.open(CONFIG, disk, true, 1, warnings)) {
      fill(journal);
      long before = disk.octetsRead();
      long length = journal.unconfirmedOctets();

      Journals.read(journal);

      assertThat(disk.octetsRead() - before).isLessThan(length + length / 10);
    }
  }

  private static void fill(Journal journal) {
    String text = "x".repeat(1000);
    while (journal.unconfirmedOctets() < (long) SEGMENTS * Journals.SEGMENT) {
      assertThat(Journals.append(journal, text)).isTrue();
    }
  }
}
