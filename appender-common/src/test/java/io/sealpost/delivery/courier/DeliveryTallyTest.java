package io.sealpost.delivery.courier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.Backlog;
import io.sealpost.delivery.DeliveryCounts;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.format.EntryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTallyTest {
  private static final int SEGMENT = 1 << 16;

  @TempDir private Path directory;
  private Journal journal;
  private DeliveryTally tally;

  @BeforeEach
  void open() throws IOException {
    JournalConfig config = Journals.config(directory, JournalConfig.Mapping.AUTO, 16, SEGMENT);
    journal = Journal.open(config, 1, warning -> {});
    tally = new DeliveryTally(journal);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  @Test
  void nothingWaitsInAnEmptyJournal() {
    assertThat(tally.backlog()).isEqualTo(Backlog.NONE);
    assertThat(tally.counts()).isEqualTo(new DeliveryCounts(0, 0, 0));
  }

  @Test
  void everyConfirmationLeavesExactlyTheMessagesBehindIt() throws IOException {
    append(3);
    block();
    append(2);
    assertThat(tally.backlog().messages()).isEqualTo(5);
    assertThat(tally.backlog().octets()).isEqualTo(journal.unconfirmedOctets());

    List<Long> positions = send(true, Long.MAX_VALUE);
    assertThat(tally.counts()).isEqualTo(new DeliveryCounts(5, 0, 0));

    confirm(positions.get(1));
    assertThat(tally.backlog().messages()).isEqualTo(3);
    confirm(positions.get(3)); // the block
    assertThat(tally.backlog().messages()).isEqualTo(2);
    confirm(positions.get(5));
    assertThat(tally.backlog()).isEqualTo(Backlog.NONE);
    assertThat(tally.counts()).isEqualTo(new DeliveryCounts(5, 0, 5));
  }

  @Test
  void whatIsSentAgainIsCountedApartAndConfirmedOnce() throws IOException {
    append(4);
    List<Long> positions = send(true, Long.MAX_VALUE);
    confirm(positions.get(0));
    append(1);

    confirm(send(true, Long.MAX_VALUE).get(3));

    assertThat(tally.counts()).isEqualTo(new DeliveryCounts(5, 3, 5));
    assertThat(tally.backlog()).isEqualTo(Backlog.NONE);
  }

  @Test
  void whereOnlyTheLastIsConfirmedTheWholeIsCounted() throws IOException {
    append(100);
    List<Long> positions = send(false, Long.MAX_VALUE);
    append(7);

    confirm(positions.get(99));

    assertThat(tally.counts()).isEqualTo(new DeliveryCounts(100, 0, 100));
    assertThat(tally.backlog().messages()).isEqualTo(7);
  }

  @Test
  void whatWasAskedForIsCountedWhateverIsSentAfterIt() throws IOException {
    append(3);
    send(false, Long.MAX_VALUE);
    tally.asked();
    append(4);
    long asked = journal.confirmed();
    try (JournalReader reader = journal.reader(asked)) {
      for (int i = 0; reader.next(Long.MAX_VALUE); i++) {
        if (i < 3) {
          asked = reader.position();
        } else {
          tally.send(reader);
        }
      }
      confirm(asked);
      assertThat(tally.counts()).isEqualTo(new DeliveryCounts(7, 0, 3));
      assertThat(tally.backlog().messages()).isEqualTo(4);

      confirm(reader.position());
      assertThat(tally.counts().confirmed()).isEqualTo(7);
    }
  }

  @Test
  void aLateConfirmationOfAnEarlierConnectionIsMadeUpFor() throws IOException {
    append(4);
    List<Long> positions = send(true, Long.MAX_VALUE);
    long from = journal.confirmed();
    tally.begin(from, true);
    confirm(positions.get(2)); // of the connection before, while the next one has sent nothing yet

    confirm(send(true, from).get(3));

    assertThat(tally.counts().confirmed()).isEqualTo(4);
    assertThat(tally.backlog()).isEqualTo(Backlog.NONE);
  }

  @Test
  void whatIsSetAsideIsNeitherConfirmedNorInTheBacklog() throws IOException {
    append(3);
    List<Long> positions = send(true, Long.MAX_VALUE);
    tally.setAside(EntryKind.MESSAGE);
    assertThat(tally.counts().confirmed()).isZero();

    confirm(positions.get(1));

    assertThat(tally.counts().confirmed()).isEqualTo(1);
    assertThat(tally.backlog().messages()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 700, 1_200, 1_999, 2_000})
  void theNextProcessKnowsWhatTheLastOneLeftInWhateverSegment(int confirmed) throws IOException {
    append(2_000);
    List<Long> positions = send(true, Long.MAX_VALUE);
    assertThat(positions.get(0) >>> 32).isLessThan(positions.get(1_199) >>> 32);
    if (confirmed > 0) {
      confirm(positions.get(confirmed - 1));
    }
    close();
    open();
    assertThat(tally.backlog().messages()).isEqualTo(2_000 - confirmed);

    append(1);
    confirm(send(false, Long.MAX_VALUE).get(2_000 - confirmed));
    assertThat(tally.backlog()).isEqualTo(Backlog.NONE);
    assertThat(tally.counts())
        .isEqualTo(new DeliveryCounts(2_001 - confirmed, 0, 2_001 - confirmed));
  }

  private void append(int messages) {
    byte[] octets = "a message of some length, so that segments come to their end".getBytes(UTF_8);
    for (int i = 0; i < messages; i++) {
      assertThat(journal.append(octets, 0, octets.length)).isTrue();
    }
  }

  private void block() throws IOException {
    byte[] octets = "a block".getBytes(UTF_8);
    journal.appendBlock(octets, 0, octets.length);
  }

  /** Sends all from what is confirmed on, or from elsewhere; returns the positions. */
  private List<Long> send(boolean piecewise, long elsewhere) throws IOException {
    long from = Math.min(journal.confirmed(), elsewhere);
    tally.begin(from, piecewise);
    List<Long> positions = new ArrayList<>();
    try (JournalReader reader = journal.reader(from)) {
      while (reader.next(journal.end())) {
        tally.send(reader);
        positions.add(reader.position());
      }
    }
    return positions;
  }

  private void confirm(long position) {
    tally.confirm(position);
    journal.confirm(position);
  }
}
