package io.sealpost.delivery.drops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the stream says of drops, and when, with the clocks in the test's hand. */
@Tag("any-locale")
final class DropNoticesTest {
  private static final Header HEADER =
      new Header(Facility.LOCAL0, "host.example.org", "billing", "4711");

  private final RecordingListener listener = new RecordingListener();
  private final FaultyDisk disk = new FaultyDisk();
  private Instant now = Instant.parse("2026-11-25T18:00:00Z");
  private long nanos = 1;
  private final Clocks clocks = new Clocks(() -> now, () -> nanos);
  private final DropReport report = new DropReport(listener, clocks);
  private Journal journal;
  private DropNotices notices;

  @BeforeEach
  void open() throws IOException {
    JournalConfig config =
        Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 4, 1 << 16);
    journal = disk.open(config, false, 7, what -> {});
    notices =
        new DropNotices(
            journal,
            report,
            () -> new NoticeOrigin(HEADER, 32473, Optional.of(new Software("Sealpost", "1.0"))),
            listener,
            clocks);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  @Test
  void noticeHasNumberReasonAndTimeSpanAndGoesWhereTheMessagesWouldHaveGone() throws IOException {
    report.count(DropReason.FULL);
    pass(Duration.ofMillis(400));
    report.count(DropReason.FULL, 2);
    pass(Duration.ofSeconds(1));
    notices.say();

    assertThat(texts())
        .containsExactly(
            "<132>1 2026-11-25T18:00:01.400000Z host.example.org billing 4711 DROPPED"
                + " [sealpost-dropped@32473 count=\"3\" reason=\"full\""
                + " from=\"2026-11-25T18:00:00Z\" until=\"2026-11-25T18:00:00.400Z\"]"
                + "[origin software=\"Sealpost\" swVersion=\"1.0\"] 3 messages were dropped: the journal was full");
  }

  @Test
  void nothingIsSaidBeforeItIsOver() throws IOException {
    report.count(DropReason.FULL);
    pass(Duration.ofMillis(999));
    notices.say();

    assertThat(texts()).isEmpty();
    assertThat(notices.nanosUntilDue()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
  }

  @Test
  void whatGoesOnIsSaidEveryTenSeconds() throws IOException {
    for (int i = 0; i < 250; i++) {
      report.count(DropReason.BELOW_LEVEL);
      pass(Duration.ofMillis(100));
      notices.say();
    }
    assertThat(texts()).hasSize(2).allMatch(text -> text.contains("count=\"100\""));

    pass(Duration.ofSeconds(1));
    notices.say();
    assertThat(texts()).hasSize(3);
    assertThat(texts().get(2)).contains("count=\"50\" reason=\"below-level\"");
    assertThat(notices.nanosUntilDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void eachReasonHasANoticeOfItsOwn() throws IOException {
    report.count(DropReason.FULL);
    report.count(DropReason.REFUSED);
    pass(Duration.ofSeconds(1));
    notices.say();

    assertThat(texts())
        .satisfiesExactly(
            one -> assertThat(one).contains("reason=\"full\""),
            two -> assertThat(two).contains("reason=\"refused\""));
  }

  @Test
  void clockThatIsSetBackLeavesASpanThatHoldsAllDrops() throws IOException {
    report.count(DropReason.FULL);
    now = now.minus(Duration.ofHours(1));
    report.count(DropReason.FULL);
    pass(Duration.ofSeconds(1));
    notices.say();

    assertThat(texts())
        .singleElement()
        .asString()
        .contains("from=\"2026-11-25T17:00:00Z\" until=\"2026-11-25T18:00:00Z\"");
  }

  @Test
  void withoutRoomTheNoticeWaitsAndThenCountsAll() throws IOException {
    fill();
    report.count(DropReason.FULL);
    pass(Duration.ofSeconds(1));
    notices.say();
    assertThat(notices.nanosUntilDue()).isEqualTo(TimeUnit.SECONDS.toNanos(1));

    report.count(DropReason.FULL);
    free();
    pass(Duration.ofSeconds(1));
    notices.say();

    assertThat(texts())
        .singleElement()
        .asString()
        .contains("count=\"2\"", "from=\"2026-11-25T18:00:00Z\" until=\"2026-11-25T18:00:01Z\"");
  }

  @Test
  void beforeAnEndAllIsSaidAtOnceFromTheReserve() throws IOException {
    journal.reserve(0, 4096);
    fill();
    report.count(DropReason.FULL);
    notices.sayAll();
    notices.sayAll();

    assertThat(texts()).filteredOn(text -> text.contains("DROPPED")).hasSize(1);
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void whatCannotBeSaidBeforeAnEndIsToldAndStaysToBeSaid() throws IOException {
    disk.failWrites(true);
    report.count(DropReason.DISK);
    notices.sayAll();
    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .contains("cannot store the notice that 1 messages were dropped");

    disk.failWrites(false);
    notices.sayAll();
    assertThat(texts()).singleElement().asString().contains("count=\"1\" reason=\"disk\"");
  }

  @Test
  void whatMayNotTakeTheReserveIsToldAndStaysToBeSaid() throws IOException {
    journal.reserve(0, 4096);
    fill();
    report.count(DropReason.FULL);
    notices.sayAllThatFits();
    assertThat(texts()).isEmpty();
    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .contains("cannot store the notice that 1 messages were dropped");

    report.count(DropReason.FULL);
    free();
    notices.sayAllThatFits();
    assertThat(texts()).singleElement().asString().contains("count=\"2\" reason=\"full\"");
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    now = now.plus(time);
  }

  private void fill() {
    byte[] filler = "<13>1 filler ".repeat(100).getBytes(UTF_8);
    for (int length = filler.length; length > 12; length /= 2) {
      while (journal.append(filler, 0, length)) {}
    }
  }

  private void free() throws IOException {
    journal.sealAll();
    journal.force();
    journal.confirm(journal.end());
    journal.startSession(8); // ends the segment in use
    journal.checkpoint();
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (JournalReader reader = journal.reader(0)) {
      while (reader.next(journal.end())) {
        assertThat(reader.kind()).isEqualTo(EntryKind.MESSAGE);
        texts.add(new String(reader.array(), reader.offset(), reader.length(), UTF_8));
      }
    }
    texts.removeIf(text -> text.contains("filler"));
    return texts;
  }
}
