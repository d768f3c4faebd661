package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.files.SlotFile;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session says of the last numbers of the one before, however that ended. */
final class PredecessorNumbersTest {
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri());
  private static final int SEGMENTS = 60;
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, SEGMENTS, 1 << 16);

  @TempDir private Path directory;
  private FaultyDisk disk = new FaultyDisk();
  private JournalConfig config = CONFIG;
  private Journal journal;
  private SignatureSealer sealer;

  @BeforeEach
  void first() throws IOException {
    begin(7);
  }

  @AfterEach
  void close() throws IOException {
    sealer.close();
    journal.close();
  }

  private void begin(long rsid) throws IOException {
    journal = disk.open(config, false, rsid, what -> {});
    Signing signing =
        Signings.alone(
            SETUP,
            rsid,
            new SessionDirectory(directory, Optional.empty()),
            (session, blocks) -> {});
    sealer = new SignatureSealer(journal, signing, new RecordingListener(), Clocks.SYSTEM);
    sealer.begin();
  }

  private void kill() throws IOException {
    FaultyDisk left = disk.afterKill();
    close();
    disk = left;
  }

  private void append(int messages) {
    String text = "<13>1 - host app 1 - - " + "x".repeat(1_000);
    for (int i = 0; i < messages; i++) {
      append(text);
    }
  }

  private void append(String text) {
    assertThat(journal.append(text.getBytes(US_ASCII), 0, text.length())).isTrue();
  }

  private void seal() throws IOException {
    sealer.sealAll();
    journal.force();
    sealer.forced();
  }

  /** All is delivered: what can be freed is freed. */
  private void free() throws IOException {
    journal.confirm(journal.end());
    journal.force();
    sealer.forced();
    journal.force();
    sealer.freeing();
    journal.checkpoint();
  }

  /** The last start notice in the journal. */
  private String notice() throws IOException {
    String last = "";
    try (JournalReader reader = journal.reader(0)) {
      while (reader.next(journal.end())) {
        String text = new String(reader.array(), reader.offset(), reader.length(), US_ASCII);
        if (reader.kind() == EntryKind.MESSAGE && text.contains("event=\"start\"")) {
          last = text.replaceAll(".* previous=([^]]*) resends=\"noted\"].*", "$1");
        }
      }
    }
    return last;
  }

  @Test
  void killedSessionIsNamedWithWhatItsBlocksCover() throws IOException {
    append(200);
    seal();
    append(100);
    sealer.sealAll(); // forced by nobody: but a kill leaves it
    kill();

    begin(8);

    assertThat(notice())
        .isEqualTo("\"7\" previousEnded=\"false\" previousLast=\"1/13:300 1/110:1\"");
  }

  @Test
  void whatNoBlockCoversIsNumberedInTheNextSessionAndNotSaidOfTheOneBefore() throws IOException {
    append(10);
    seal();
    journal.force();
    journal.checkpoint(); // else the next one covers them once more
    append(30);
    kill();

    begin(8);
    assertThat(notice()).endsWith(" previousLast=\"1/13:10 1/110:1\"");
    seal();
    kill();
    begin(9);

    assertThat(notice())
        .isEqualTo("\"8\" previousEnded=\"false\" previousLast=\"1/13:30 1/110:1\"");
  }

  @Test
  void numbersOutliveTheBlocksThatSayThem() throws IOException {
    for (int i = 1; i <= 10; i++) {
      append(100);
      if (i == 2) {
        append("<14>1 - host app 1 - - the only one of its group");
      }
      seal();
      free();
    }
    assertThat(Journal.segment(journal.extent(7, 0).from())).isGreaterThan(10);
    kill();

    begin(8);

    assertThat(notice()).endsWith(" previousLast=\"1/13:1000 1/14:1 1/110:1\"");
  }

  @Test
  void successorThatFreesThemAndDiesBeforeItHasSaidAnythingTakesNothingAway() throws IOException {
    append(300);
    seal();
    kill();
    begin(8);
    sealer.sealAll();
    journal.confirm(journal.end());
    journal.force();
    journal.force();
    sealer.freeing();
    journal.checkpoint();
    assertThat(journal.extent(7, 0).to()).isZero();
    kill();

    begin(9);

    assertThat(notice())
        .isEqualTo("\"7\" previousEnded=\"false\" previousLast=\"1/13:300 1/110:1\"");
  }

  @Test
  void newSpoolOfAKnownPredecessorNamesWhatWasLastStored() throws IOException {
    append(300);
    seal();
    append(1); // in another segment than the first
    seal();
    sealer.end();
    seal();
    close();
    disk = new FaultyDisk();

    begin(8);

    assertThat(notice())
        .isEqualTo("\"7\" previousEnded=\"true\" previousLast=\"1/13:301 1/110:2\"");
  }

  @Test
  void newSpoolOfAKilledPredecessorNamesNoHigherNumberThanItHad() throws IOException {
    append(300);
    seal();
    close();
    disk = new FaultyDisk();

    begin(8);

    assertThat(notice())
        .matches("\"7\" previousEnded=\"false\" previousLast=\"1/13:\\d+ 1/110:1\"");
    assertThat(Integer.parseInt(notice().replaceAll(".* previousLast=\"1/13:(\\d+) .*", "$1")))
        .isBetween(1, 300);
  }

  @Test
  void predecessorOfAnEarlierVersionHasNoNumbers() throws IOException {
    append(10);
    seal();
    kill();
    Files.writeString(
        directory.resolve("session"),
        "1795262400 1795262400 running host.example.org billing 4414f276\n");

    begin(8);

    assertThat(notice()).isEqualTo("\"1795262400\" previousEnded=\"false\"");
  }

  @Test
  void blocksThatCannotBeDecryptedAreNotSpokenOf() throws IOException {
    EncryptionKey key = new EncryptionKey(new byte[32]);
    close();
    Files.deleteIfExists(directory.resolve("session"));
    disk = new FaultyDisk();
    config = CONFIG.with(KeyRing.of(key));
    begin(7);
    append(10);
    seal();
    append(10);
    sealer.sealAll();
    kill();
    config = CONFIG;

    begin(8);

    try (JournalReader reader = journal.reader(journal.extent(8, 0).from())) {
      assertThat(reader.next(journal.end())).isTrue();
      assertThat(new String(reader.array(), reader.offset(), reader.length(), US_ASCII))
          .contains(
              " previous=\"7\" previousEnded=\"false\" previousLast=\"1/13:10 1/110:1\" resends=\"noted\"]");
    }
  }

  /** So the next session has that much to look through, however long the journal is. */
  @Test
  void markIsNeverFarBehindAndWrittenOnceASegment() throws IOException {
    for (int i = 1; i <= 40; i++) {
      append(50);
      seal();
      seal();
      assertThat(Journal.segment(journal.end()) - Journal.segment(marked())).isLessThanOrEqualTo(1);
    }
    assertThat(Journal.segment(journal.end())).isGreaterThan(30);
  }

  private long marked() throws IOException {
    if (!Files.exists(directory.resolve("covered"))) {
      String[] words = Files.readString(directory.resolve("session")).split(" ", -1);
      return Long.parseLong(words[5]);
    }
    try (SlotFile file = SlotFile.open(directory, "covered", 4096)) {
      String text = new String(file.last().orElseThrow(), US_ASCII);
      return Long.parseLong(text.split(" ", -1)[1]);
    }
  }

  /** As when the device forgets it, or somebody removes it. */
  @Test
  void markThatIsLostMakesTheNumbersLowerAndNeverHigher() throws IOException {
    for (int i = 1; i <= 10; i++) {
      append(100);
      append("<" + (8 + i) + ">1 - host app 1 - - the only one of its group");
      seal();
      free();
    }
    kill();
    Files.write(directory.resolve("covered"), new byte[] {1, 2, 3});

    begin(8);

    assertThat(notice())
        .contains(" previousLast=\"", "1/13:1001 ", " 1/18:1 ", " 1/110:1\"")
        .doesNotContain("1/10:");
  }
}
