package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.Redundancy;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sealing of messages of several groups; blocks are due after 5 s. */
@Tag("any-locale")
final class SignatureSealerTest {
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri());
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 8, 1 << 16);

  private final RecordingListener listener = new RecordingListener();
  private final FaultyDisk disk = new FaultyDisk();
  private final List<String> refused = new ArrayList<>();
  private long now;
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> now);
  @TempDir private Path directory;
  private boolean refuseCertificates;
  private Journal journal;
  private SignatureSealer sealer;

  @BeforeEach
  void open() throws IOException {
    journal = disk.open(CONFIG, false, 7, refused::add);
    sealer = sealer(Redundancy.RELIABLE);
  }

  private SignatureSealer sealer(Redundancy redundancy) throws IOException {
    SigningSetup setup = SETUP.with(redundancy);
    Signing signing =
        Signings.alone(
            setup, 7, new SessionDirectory(directory, Optional.empty()), (rsid, blocks) -> store());
    return new SignatureSealer(journal, signing, listener, clocks);
  }

  @AfterEach
  void close() throws IOException {
    sealer.close();
    journal.close();
  }

  /** Else the keeper would look for it for ever, without a pause. */
  @Test
  void anEntryThatIsDamagedAtTheEndIsNoNewsForEver() throws IOException {
    append(13);
    int at = (int) journal.end() + 12; // offset of the next entry's octets in the first segment
    append(13);
    disk.spoil("0000000001.seg", at);
    sealer.seal();
    assertThat(sealer.hasNews()).isFalse();

    append(13);
    assertThat(sealer.hasNews()).isTrue();
    sealer.sealAll();
    assertThat(blocks()).hasSize(1);
    assertThat(journal.damaged()).isEqualTo(1);
  }

  @Test
  void groupIsCoveredWhenItsOwnOldestMessageHasWaitedLongEnough() throws IOException {
    append(13);
    sealer.seal();
    seconds(3);
    append(134);
    sealer.seal();
    assertThat(sealer.nanosUntilDue()).isEqualTo(TimeUnit.SECONDS.toNanos(2));

    seconds(2);
    sealer.seal();

    assertThat(blocks()).containsExactly("SPRI=\"13\" GBC=\"0\" FMN=\"1\" CNT=\"1\"");
    assertThat(sealer.nanosUntilDue()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
    seconds(3);
    sealer.seal();
    assertThat(blocks()).endsWith("SPRI=\"134\" GBC=\"1\" FMN=\"1\" CNT=\"1\"");
    assertThat(sealer.nanosUntilDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void sealedIsWhatLiesBeforeTheOldestMessageThatWaits() throws IOException {
    append(13);
    long behindTheFirst = journal.end();
    append(134);
    append(13);
    sealer.seal();
    assertThat(journal.sealed()).isZero();

    seconds(4);
    sealer.seal();
    for (int i = 0; i < 98; i++) { // until a block of PRI 13 is full
      append(13);
    }
    sealer.seal();

    assertThat(blocks()).isNotEmpty().allMatch(block -> block.startsWith("SPRI=\"13\""));
    assertThat(journal.sealed()).isEqualTo(behindTheFirst);
    assertThat(journal.status().unsealed()).isBetween(1L, 60L);
    sealer.sealAll();
    assertThat(journal.sealed()).isEqualTo(journal.end());
    assertThat(journal.status().unsealed()).isZero();
  }

  @Test
  void messageWhoseCertificateCannotBeStoredIsTakenInByTheNextCallAndOnlyOnce() throws IOException {
    append(13);
    refuseCertificates = true;
    assertThatIOException().isThrownBy(sealer::seal);
    assertThat(sealer.hasNews()).isTrue();

    refuseCertificates = false;
    sealer.sealAll();

    assertThat(blocks()).containsExactly("SPRI=\"13\" GBC=\"0\" FMN=\"1\" CNT=\"1\"");
    assertThat(journal.status().unsealed()).isZero();
  }

  @Test
  void blockThatTheJournalRefusesIsMadeAgainByTheNextCall() throws IOException {
    append(13);
    sealer.seal();
    disk.failWrites(true);
    assertThatIOException().isThrownBy(sealer::sealAll);
    assertThat(journal.sealed()).isZero();

    disk.failWrites(false);
    append(13);
    sealer.sealAll();

    assertThat(blocks()).containsExactly("SPRI=\"13\" GBC=\"0\" FMN=\"1\" CNT=\"2\"");
    assertThat(journal.status().unsealed()).isZero();
  }

  @Test
  void blockComesAgainAsItWasBehindWhatCameMeanwhile() throws IOException {
    sealer = sealer(new Redundancy(1, Duration.ZERO, 0, 2, Duration.ofSeconds(30), 100));
    append(13);
    sealer.seal();
    seconds(5);
    sealer.seal();
    append(134);
    sealer.sealAll();
    assertThat(sealer.nanosUntilDue()).isEqualTo(TimeUnit.SECONDS.toNanos(30));
    List<String> once = texts(EntryKind.SIGNATURE);

    seconds(30);
    sealer.seal();
    sealer.seal();
    seconds(30);
    sealer.seal();
    sealer.seal();

    assertThat(once).hasSize(2);
    assertThat(texts(EntryKind.SIGNATURE))
        .containsExactly(
            once.get(0), once.get(1), once.get(0), once.get(1), once.get(0), once.get(1));
    assertThat(journal.sealed()).isEqualTo(journal.end());
    assertThat(sealer.nanosUntilDue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void fullJournalGetsTheBlocksThatItNeedsAndNoneAgain() throws IOException {
    sealer = sealer(new Redundancy(1, Duration.ZERO, 0, 100, Duration.ofSeconds(1), 0));
    journal.reserve(60, 2_100);
    while (tryAppend(13)) {
      while (tryAppend(13)) {}
      sealer.sealAll(); // makes room for some more
    }
    long full = journal.end();

    seconds(1);
    sealer.seal();

    assertThat(blocks()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(journal.status().unsealed()).isZero();
    assertThat(journal.end()).isEqualTo(full);
  }

  private void store() throws IOException {
    if (refuseCertificates) {
      throw new IOException("no space left");
    }
  }

  private void seconds(int more) {
    now += TimeUnit.SECONDS.toNanos(more);
  }

  private void append(int pri) {
    assertThat(tryAppend(pri)).isTrue();
  }

  private boolean tryAppend(int pri) {
    byte[] octets = ("<" + pri + ">1 - host app 1 - - message " + journal.end()).getBytes(US_ASCII);
    return journal.append(octets, 0, octets.length);
  }

  /** Group and numbers of the blocks in the journal. */
  private List<String> blocks() throws IOException {
    return texts(EntryKind.SIGNATURE).stream()
        .map(text -> text.replaceAll(".*(SPRI=.*) HB=.*", "$1"))
        .toList();
  }

  private List<String> texts(EntryKind kind) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JournalReader reader = journal.reader(0)) {
      while (reader.next(journal.end())) {
        if (reader.kind() == kind) {
          texts.add(new String(reader.array(), reader.offset(), reader.length(), US_ASCII));
        }
      }
    }
    return texts;
  }
}
