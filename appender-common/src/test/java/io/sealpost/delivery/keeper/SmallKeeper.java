package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.SharedStates;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A keeper on a real journal of four small segments, with one signature group for each PRI. */
abstract class SmallKeeper {
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri());
  final RecordingListener listener = new RecordingListener();
  final FaultyDisk disk = new FaultyDisk();
  final DropReport report = new DropReport(listener, Clocks.SYSTEM);
  @TempDir private Path directory;
  SessionDirectory sessions;
  Journal journal;
  SharedState shared; // of the keeper started last

  @BeforeEach
  void open() throws IOException {
    sessions = new SessionDirectory(directory, Optional.empty());
    journal = disk.open(config(), false, 7, what -> {});
  }

  JournalConfig config() {
    return Journals.config(directory, JournalConfig.Mapping.ALWAYS, 4, 1 << 16);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  Keeper start(long rsid, long counter) throws IOException {
    shared = SharedStates.of(journal, listener);
    KeeperContext context =
        new KeeperContext(
            shared,
            Optional.empty(),
            TimeUnit.MILLISECONDS.toNanos(10),
            oldest -> {},
            report,
            () -> new NoticeOrigin(SETUP.header(), 32473, Optional.empty()),
            new UnforcedReport("TEST", listener));
    Keeper keeper = new Keeper("TEST", context, Optional.of(signing(rsid, counter)));
    keeper.start();
    return keeper;
  }

  Signing signing(long rsid, long counter) throws IOException {
    return new Signing(
        SETUP.session(rsid, 1, counter, sessions::addCertificates),
        SETUP.sealingWithin(Duration.ofMillis(20)).config(),
        sessions,
        () -> signing(rsid + 1, 0));
  }

  void fill() {
    String text = "<13>1 " + "x".repeat(1_000);
    while (tryAppend(text)) {}
  }

  /** With what the sealing leaves room for, too. */
  void fillUp() {
    fill();
    awaitSealed();
    fill();
  }

  List<String> segments() {
    return disk.names().stream().filter(name -> name.endsWith(".seg")).toList();
  }

  static void done(Future<?> task) throws Exception {
    task.get(10, TimeUnit.SECONDS);
  }

  void awaitSealed() {
    await().until(() -> journal.status().unsealed() == 0);
  }

  void append(String text) {
    assertThat(tryAppend(text)).isTrue();
  }

  boolean tryAppend(String text) {
    return journal.append(text.getBytes(US_ASCII), 0, text.length());
  }

  List<String> notices() throws IOException {
    return texts(EntryKind.MESSAGE).stream().filter(text -> text.contains("event=")).toList();
  }

  List<String> texts(EntryKind kind) throws IOException {
    return texts(kind, 0);
  }

  List<String> texts(EntryKind kind, long from) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JournalReader reader = journal.reader(from)) {
      while (reader.next(journal.end())) {
        if (reader.kind() == kind) {
          texts.add(new String(reader.array(), reader.offset(), reader.length(), US_ASCII));
        }
      }
    }
    return texts;
  }
}
