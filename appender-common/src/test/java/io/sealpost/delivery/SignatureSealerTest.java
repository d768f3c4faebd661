package io.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sealpost.journal.EntryKind;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.Hash;
import io.sealpost.sign.KeyBlobType;
import io.sealpost.sign.SigningSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sealing of messages of several groups; blocks are due after 5 s. */
final class SignatureSealerTest {
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri());
  private static final JournalConfig CONFIG =
      new JournalConfig(
          Optional.of(Path.of("unused")),
          8 << 16,
          1 << 16,
          JournalConfig.Mapping.ALWAYS,
          Duration.ofSeconds(10));

  private final FaultyDisk disk = new FaultyDisk();
  private final List<String> refused = new ArrayList<>();
  private long now;
  private boolean refuseCertificates;
  private Journal journal;
  private SignatureSealer sealer;

  @BeforeEach
  void open() throws IOException {
    journal = disk.open(CONFIG, false, 7, refused::add);
    Signing signing =
        new Signing(SETUP.session(7, 1, 0, (rsid, blocks) -> store()), SETUP.config());
    sealer = new SignatureSealer(journal, signing, () -> now);
  }

  @AfterEach
  void close() throws IOException {
    sealer.close();
    journal.close();
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

  private void store() throws IOException {
    if (refuseCertificates) {
      throw new IOException("no space left");
    }
  }

  private void seconds(int more) {
    now += TimeUnit.SECONDS.toNanos(more);
  }

  private void append(int pri) {
    byte[] octets = ("<" + pri + ">1 - host app 1 - - message " + journal.end()).getBytes(US_ASCII);
    assertThat(journal.append(octets, 0, octets.length)).isTrue();
  }

  /** Group and numbers of the blocks in the journal. */
  private List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    try (JournalReader reader = journal.reader(0)) {
      while (reader.next(journal.end())) {
        if (reader.kind() == EntryKind.SIGNATURE) {
          String text = new String(reader.array(), reader.offset(), reader.length(), US_ASCII);
          blocks.add(text.replaceAll(".*(SPRI=.*) HB=.*", "$1"));
        }
      }
    }
    return blocks;
  }
}
