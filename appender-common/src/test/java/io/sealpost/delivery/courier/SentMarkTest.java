package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.Journals;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SentMarkTest {
  private static final int SEGMENT = 1 << 20;

  private final RecordingListener listener = new RecordingListener();
  @TempDir private Path directory;
  private Journal journal;
  private SentMark mark;
  private long now;
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> now);

  @BeforeEach
  void open() throws IOException {
    JournalConfig config = Journals.config(directory, JournalConfig.Mapping.AUTO, 16, SEGMENT);
    journal = Journal.open(config, 1, warning -> {});
    mark = another();
  }

  @AfterEach
  void close() throws IOException {
    mark.close();
    journal.close();
  }

  private SentMark another() {
    return new SentMark(journal, directory, listener, clocks);
  }

  /** What the next process finds. */
  private long found() {
    try (SentMark next = another()) {
      return next.found(Long.MAX_VALUE);
    }
  }

  private long append(int octets) {
    assertThat(journal.append(new byte[octets], 0, octets)).isTrue();
    return journal.end();
  }

  private byte[] stored() throws IOException {
    return Files.readAllBytes(directory.resolve("sent"));
  }

  @Test
  void nothingIsFoundWhereNothingWasSent() throws IOException {
    long before = append(100);
    assertThat(mark.found(before)).isEqualTo(before); // nobody has written down that it was not
    mark.end(0);

    append(100);

    assertThat(found()).isZero();
  }

  @Test
  void whatIsSentIsNeverBehindTheMarkAndNotFarBeforeIt() {
    mark.found(0);
    for (int i = 0; i < 500; i++) {
      now += TimeUnit.SECONDS.toNanos(1);
      long sent = append(1_000);
      mark.sending(sent);
      assertThat(found()).isBetween(sent, sent + 270_000);
    }
  }

  @Test
  void fastSenderStoresItSeldom() throws IOException {
    mark.found(0);
    int stores = 0;
    byte[] before = stored();
    for (int i = 0; i < 5_000; i++) {
      long sent = append(2_000);
      mark.sending(sent);
      assertThat(found()).isGreaterThanOrEqualTo(sent);
      byte[] after = stored();
      stores += Arrays.equals(before, after) ? 0 : 1;
      before = after;
    }
    assertThat(stores).isLessThan(25); // a segment each, and some more at first
  }

  @Test
  void connectionThatBeginsAgainBringsItBack() {
    mark.found(0);
    long first = append(1_000);
    for (int i = 0; i < 2_000; i++) {
      mark.sending(append(1_000));
    }

    mark.begin(0);
    mark.sending(first);

    assertThat(found()).isBetween(first, first + 270_000).isLessThan(journal.end());
  }

  @Test
  void endIsExact() {
    mark.found(0);
    long sent = append(1_000);
    mark.sending(sent);
    append(1_000);

    mark.end(sent);

    assertThat(found()).isEqualTo(sent);
  }

  @Test
  void slotThatIsTornLeavesTheOneBefore() throws IOException {
    mark.found(0);
    mark.end(7);
    mark.end(9);
    assertThat(found()).isEqualTo(9);
    for (int at : new int[] {0, 7, 12, 19, 512, 519, 524, 531}) {
      byte[] torn = stored();
      byte[] whole = torn.clone();
      torn[at] ^= 1;
      Files.write(directory.resolve("sent"), torn);
      assertThat(found()).isEqualTo(at < 512 ? 9 : 7); // 9 is in the second slot
      Files.write(directory.resolve("sent"), whole);
    }
  }

  @Test
  void fileThatIsNoneIsMadeAnewAndEverythingMayHaveBeenSent() throws IOException {
    long end = append(1_000);
    Files.writeString(directory.resolve("sent"), "what is this");

    assertThat(mark.found(end)).isEqualTo(end);
    assertThat(found()).isEqualTo(end);
  }

  @Test
  void fileThatCannotBeHadIsToldOnceAndStopsNothing() throws IOException {
    Files.createDirectories(directory.resolve("sent"));

    mark.found(0);
    mark.sending(append(1_000));
    mark.sending(append(100_000));

    assertThat(listener.warnings()).singleElement().asString().contains("after a restart");
  }
}
