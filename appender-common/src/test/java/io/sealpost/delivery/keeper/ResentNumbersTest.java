package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.Resend;
import io.sealpost.delivery.ResendReason;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.Journals;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of messages that lie in the journal: of PRI 13 and 14, in a group each. */
final class ResentNumbersTest {
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 60, 1 << 16);

  @TempDir private Path directory;
  private FaultyDisk disk = new FaultyDisk();
  private Journal journal;
  private SignatureSealer sealer;
  private long rsid;
  private final List<Long> ends = new ArrayList<>();

  @BeforeEach
  void first() throws IOException {
    begin(7, Hash.SHA_1);
  }

  @AfterEach
  void close() throws IOException {
    sealer.close();
    journal.close();
  }

  /** Without notices, so that the numbers are those of what the test appends. */
  private void begin(long session, Hash hash) throws IOException {
    SigningSetup setup = SigningSetup.of(hash, KeyBlobType.K).with(new ByPri());
    rsid = session;
    journal = disk.open(CONFIG, false, session, what -> {});
    Signing signing =
        Signings.alone(
            setup, session, new SessionDirectory(directory, Optional.empty()), (id, blocks) -> {});
    sealer = new SignatureSealer(journal, signing, new RecordingListener(), Clocks.SYSTEM);
  }

  private void kill() throws IOException {
    FaultyDisk left = disk.afterKill();
    close();
    disk = left;
  }

  private void append(int pri, String text) {
    byte[] octets = ("<" + pri + ">1 - host app 1 - - " + text).getBytes(US_ASCII);
    assertThat(journal.append(octets, 0, octets.length)).isTrue();
    ends.add(journal.end());
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      append(i % 2 == 0 ? 13 : 14, "message " + ends.size() + "x".repeat(500));
    }
  }

  private List<String> numbers(int first, int last) throws IOException {
    return numbers(first, last, position -> true);
  }

  /** Of the messages by their place among all, counted from 0. */
  private List<String> numbers(int first, int last, LongPredicate included) throws IOException {
    long from = first == 0 ? 0 : ends.get(first - 1);
    long to = ends.get(last);
    sealer.coverThrough(to);
    Resend resend = new Resend(from, to, included, ResendReason.CONNECTION);
    return ResentNumbers.of(resend, journal, rsid, sealer.begunAt()).texts(1_000);
  }

  @Test
  void areFoundInTheBlocksBehindThem() throws IOException {
    append(1_000);
    sealer.sealAll();

    assertThat(numbers(0, 999)).containsExactly("7/1/13:1-500 7/1/14:1-500");
    assertThat(numbers(100, 102)).containsExactly("7/1/13:51-52 7/1/14:51");
    assertThat(numbers(999, 999)).containsExactly("7/1/14:500");
  }

  @Test
  void whatWaitsForItsBlockGetsAShortOne() throws IOException {
    append(10);

    assertThat(numbers(3, 6)).containsExactly("7/1/13:3-4 7/1/14:2-3");
    assertThat(journal.status().unsealed()).isEqualTo(3);
  }

  /** How far an earlier process may have sent is known to some octets only. */
  @Test
  void whatLiesAcrossTheEndIsCoveredLater() throws IOException {
    append(10);
    sealer.coverThrough(ends.get(4) + 100);
    sealer.sealAll();

    assertThat(numbers(0, 9)).containsExactly("7/1/13:1-5 7/1/14:1-5");
    assertThat(journal.damaged()).isZero();
  }

  @Test
  void whatIsLeftOutIsNotListed() throws IOException {
    append(10);

    assertThat(numbers(0, 9, position -> position != ends.get(4)))
        .containsExactly("7/1/13:1-2 7/1/13:4-5 7/1/14:1-5");
  }

  @Test
  void equalMessagesHaveANumberEach() throws IOException {
    for (int i = 0; i < 5; i++) {
      append(13, "the same");
    }
    sealer.sealAll();

    assertThat(numbers(0, 4)).containsExactly("7/1/13:1-5");
    assertThat(numbers(3, 4)).containsExactly("7/1/13:1-2"); // any two: they are the same
  }

  @Test
  void messagesOfAnEarlierSessionHaveItsNumbers() throws IOException {
    append(300);
    sealer.sealAll();
    journal.force();
    journal.force();
    journal.checkpoint();
    kill();
    begin(8, Hash.SHA_256);
    append(100);

    assertThat(numbers(290, 309))
        .containsExactly("7/1/13:146-150 7/1/14:146-150 8/1/13:1-5 8/1/14:1-5");
  }

  @Test
  void messagesThatTwoSessionsCoverHaveTheNumbersOfBoth() throws IOException {
    append(300);
    sealer.sealAll(); // of which no checkpoint knows
    append(10);
    kill();
    begin(8, Hash.SHA_256);
    append(300);
    sealer.sealAll();

    assertThat(numbers(290, 319))
        .containsExactly("7/1/13:146-150 7/1/14:146-150 8/1/13:146-160 8/1/14:146-160");
  }

  @Test
  void messagesThatWereNeverSignedHaveNone() throws IOException {
    sealer.close();
    journal.close();
    disk = new FaultyDisk();
    journal = disk.open(CONFIG, false, 0, what -> {});
    append(10);
    journal.sealAll();
    journal.force();
    journal.force();
    journal.checkpoint();
    kill();
    begin(8, Hash.SHA_1);
    append(4);

    assertThat(numbers(0, 13)).containsExactly("8/1/13:1-2 8/1/14:1-2");
  }
}
