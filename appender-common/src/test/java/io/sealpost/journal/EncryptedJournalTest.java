package io.sealpost.journal;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.appendBlock;
import static io.sealpost.journal.Journals.key;
import static io.sealpost.journal.Journals.open;
import static io.sealpost.journal.Journals.read;
import static io.sealpost.journal.Journals.settle;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.encryption.KeyMissingException;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.EntryCipher;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.SegmentHeader;
import io.sealpost.testing.SearchedOctets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption at rest: what can be read with which keys, and what waits for one. */
final class EncryptedJournalTest {
  private static final KeyRing FIRST = KeyRing.of(key(1));
  private static final KeyRing SECOND = KeyRing.of(key(2));

  private final Warnings warnings = new Warnings();
  private FaultyDisk disk = new FaultyDisk();

  /** Ends a process and gives its disk to the next one. */
  private void leave(Journal journal) throws IOException {
    disk = disk.afterKill();
    journal.close();
  }

  private void leaveBehind(KeyRing ring, String... texts) throws IOException {
    Journal journal = open(disk, true, ring, warnings);
    for (String text : texts) {
      append(journal, text);
    }
    leave(journal);
  }

  private SearchedOctets everything() {
    StringBuilder all = new StringBuilder();
    for (String name : disk.names()) {
      all.append(new String(disk.octets(name), ISO_8859_1));
    }
    return new SearchedOctets(all.toString());
  }

  @Test
  void messagesAreCountedUpToAnyPositionWithoutTheKey() throws IOException {
    leaveBehind(FIRST, "one", "two", "three");
    List<Long> positions = new ArrayList<>();
    try (Journal known = open(disk, true, FIRST, warnings);
        JournalReader reader = known.reader(0)) {
      while (reader.next(known.end())) {
        positions.add(reader.position());
      }
    }

    try (Journal locked = open(disk, true, KeyRing.NONE, warnings)) {
      assertThat(locked.messagesUpTo(0)).isZero();
      assertThat(locked.messagesUpTo(positions.get(0))).isEqualTo(1);
      assertThat(locked.messagesUpTo(positions.get(1))).isEqualTo(2);
      assertThat(locked.messagesUpTo(positions.get(2))).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsAppendedIsReadAgainAndNowhereOnTheDisk(boolean mapped) throws IOException {
    Journal journal = open(disk, mapped, FIRST, warnings);
    append(journal, "a secret");
    appendBlock(journal, "one block");
    String longest = "x".repeat(journal.maxEntryOctets() - 1) + "!";
    append(journal, longest);
    assertThat(read(journal)).containsExactly("a secret", "one block", longest);
    everything().holdNoneOf("a secret", "one block", "x".repeat(16));
    leave(journal);

    Journal next = open(disk, mapped, FIRST, warnings);
    assertThat(read(next)).containsExactly("a secret", "one block", longest);
    assertThat(next.readable()).isEqualTo(Long.MAX_VALUE);
    assertThat(warnings.all()).isEmpty();
    next.close();
  }

  @Test
  void withoutAKeyItLiesOnTheDiskAsItIs() throws IOException {
    leaveBehind(KeyRing.NONE, "no secret");
    everything().hold("no secret");
  }

  @Test
  void encryptionIsSwitchedOnChangedAndOffWithABacklog() throws IOException {
    leaveBehind(KeyRing.NONE, "plain");
    leaveBehind(FIRST, "first text");
    leaveBehind(KeyRing.of(key(2), key(1)), "second text");
    KeyRing off = KeyRing.decrypting(List.of(key(1), key(2)));
    leaveBehind(off, "plain again");

    Journal journal = open(disk, true, off, warnings);
    assertThat(read(journal)).containsExactly("plain", "first text", "second text", "plain again");
    everything().hold("plain again").holdNoneOf("first text", "second text");
    assertThat(warnings.all()).isEmpty();
    journal.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAnotherKeyEncryptedWaitsForItAndAllThatComesBehindToo(boolean given) throws IOException {
    leaveBehind(KeyRing.NONE, "before");
    leaveBehind(FIRST, "locked");
    KeyRing wrong = given ? SECOND : KeyRing.NONE;
    Journal journal = open(disk, true, wrong, warnings);

    assertThat(append(journal, "behind")).isTrue();
    assertThat(warnings.all())
        .singleElement()
        .asString()
        .matches("spool: \\d{10}.seg is encrypted with the key " + key(1).idText() + ".*")
        .contains("encryptionKey gives " + (given ? key(2).idText() : "none"));
    try (JournalReader reader = journal.reader(0)) {
      assertThat(reader.next(journal.end())).isTrue();
      assertThat(reader.position()).isEqualTo(journal.readable());
      for (int i = 0; i < 20; i++) { // it is not given up like what cannot be read
        assertThatThrownBy(() -> reader.next(journal.end()))
            .isInstanceOf(KeyMissingException.class)
            .hasMessage(warnings.all().get(0));
      }
    }
    assertThat(journal.damaged()).isZero();
    leave(journal);

    leaveBehind(KeyRing.of(key(2), key(1)));
    Journal opened = open(disk, true, KeyRing.of(key(2), key(1)), new Warnings());
    assertThat(read(opened)).containsExactly("before", "locked", "behind");
    opened.close();
  }

  @Test
  void whatIsLockedIsNotFreedAndTheJournalFillsUp() throws IOException {
    leaveBehind(FIRST, "locked");
    Journal journal = open(disk, true, SECOND, warnings);
    assertThat(journal.readable()).as("nothing is to be delivered").isEqualTo(journal.confirmed());
    int taken = 0;
    while (append(journal, "x".repeat(10_000))) {
      taken++;
      journal.confirm(Math.min(journal.end(), journal.readable())); // as a courier would
      journal.sealAll();
      journal.force();
      journal.checkpoint();
    }
    assertThat(taken).isPositive();
    leave(journal);

    Journal opened = open(disk, true, KeyRing.of(key(2), key(1)), new Warnings());
    assertThat(read(opened)).hasSize(taken + 1).startsWith("locked");
    settle(opened);
    assertThat(append(opened, "room again")).isTrue();
    opened.close();
  }

  @Test
  void aKeyThatIsGivenLaterOpensWhatWaitedInPlace() throws IOException {
    leaveBehind(FIRST, "locked");
    Journal journal = open(disk, true, SECOND, warnings);
    append(journal, "behind");
    journal.use(KeyRing.of(key(2), key(1)));
    assertThat(journal.readable()).isEqualTo(Long.MAX_VALUE);
    assertThat(read(journal)).containsExactly("locked", "behind");
    assertThat(warnings.all()).hasSize(1);
    journal.close();
  }

  @Test
  void anotherKeyIsInUseFromTheNextEntryOnAndTheOldOneStillDecrypts() throws IOException {
    Journal journal = open(disk, true, KeyRing.NONE, warnings);
    append(journal, "plain");
    journal.use(FIRST);
    append(journal, "first text");
    journal.use(FIRST);
    append(journal, "first text too");
    journal.use(SECOND);
    append(journal, "second text");
    assertThat(read(journal))
        .containsExactly("plain", "first text", "first text too", "second text");
    everything().hold("plain").holdNoneOf("first text", "second text");
    leave(journal);

    Journal next = open(disk, true, SECOND, warnings);
    assertThat(Position.number(next.readable())).as("behind what is plain").isEqualTo(1);
    next.close();
  }

  @Test
  void whatIsDoneWithNeedsNoKey() throws IOException {
    Journal journal = open(disk, true, FIRST, warnings);
    append(journal, "delivered");
    settle(journal);
    journal.close();

    Journal next = open(disk, true, SECOND, warnings);
    append(next, "new");
    assertThat(warnings.all()).isEmpty();
    assertThat(next.readable()).isEqualTo(Long.MAX_VALUE);
    try (JournalReader reader = next.reader(next.confirmed())) {
      assertThat(reader.next(next.end())).isTrue();
      assertThat(Journals.text(reader)).isEqualTo("new");
    }
    next.close();
  }

  @Test
  void lockedSegmentThatIsTakenAwayIsReportedAndTheRestGoesOn() throws IOException {
    leaveBehind(FIRST, "lost with its key");
    Journal journal = open(disk, true, SECOND, warnings);
    append(journal, "kept");
    journal.close();
    disk.delete(SpoolFiles.segment(1));

    Warnings afterwards = new Warnings();
    Journal next = open(disk, true, SECOND, afterwards);
    assertThat(read(next)).containsExactly("kept");
    assertThat(afterwards.all()).singleElement().asString().startsWith("missing: ");
    next.close();
  }

  @Test
  void fileThatIsUsedAgainShowsNothingOfTheTimeBeforeEncryption() throws IOException {
    Journal journal = open(disk, true, KeyRing.NONE, warnings);
    for (int i = 0; i < 10 * Journals.SEGMENT / 1000; i++) {
      append(journal, "plain ".repeat(160));
      settle(journal);
    }
    journal.use(FIRST);
    append(journal, "first text");
    String file = SpoolFiles.segment(Position.number(journal.end()));
    assertThat(disk.octets(file)).hasSize(Journals.SEGMENT);
    new SearchedOctets(new String(disk.octets(file), ISO_8859_1)).holdNoneOf("plain plain ");
    journal.close();
  }

  @Test
  void keyThatIsNoLongerGivenAndStillNeededIsNamed() throws IOException {
    Journal journal = open(disk, true, FIRST, warnings);
    append(journal, "first text");
    journal.use(KeyRing.of(key(2), key(1)));
    assertThat(warnings.all()).isEmpty();
    journal.use(SECOND);
    assertThat(warnings.all())
        .singleElement()
        .asString()
        .contains("key " + key(1).idText() + ", which encryptionKey no longer gives");
    settle(journal);
    append(journal, "second text");
    journal.use(SECOND);
    assertThat(warnings.all()).hasSize(1);
    journal.close();
  }

  @Test
  void segmentThatIsCutShortAtAnyOctetKeepsWhatIsWholeBeforeIt() throws IOException {
    leaveBehind(FIRST, "one", "two", "three");
    Journal next = open(disk, true, FIRST, warnings);
    append(next, "last");
    next.force();
    next.checkpoint();
    leave(next);
    byte[] whole = disk.octets(SpoolFiles.segment(1));
    int first = SegmentHeader.ENCRYPTED_OCTETS + Entry.size(EntryCipher.OVERHEAD + 3);
    int used = first + Entry.size(EntryCipher.OVERHEAD + 3);
    for (int length = 0; length < used; length++) {
      FaultyDisk cut = disk.afterKill();
      cut.replace(SpoolFiles.segment(1), Arrays.copyOf(whole, length));
      try (Journal journal = open(cut, true, FIRST, warnings)) {
        assertThat(read(journal))
            .as("%d octets", length)
            .isEqualTo(length < first ? List.of("last") : List.of("one", "last"));
      }
    }
  }

  @Test
  void memoryIsNotEncrypted() {
    assertThatThrownBy(() -> Journals.inMemory().with(FIRST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what is in memory is not encrypted");
  }
}
