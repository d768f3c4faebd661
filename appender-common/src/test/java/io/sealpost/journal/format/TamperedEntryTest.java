package io.sealpost.journal.format;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.key;
import static io.sealpost.journal.Journals.open;
import static io.sealpost.journal.Journals.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.encryption.KeyRing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who may write to the disk changes what is encrypted, and repairs each CRC. */
final class TamperedEntryTest {
  private static final KeyRing RING = KeyRing.of(key(1));
  private static final String FILE = SpoolFiles.segment(1);
  private static final int FIRST_AT = SegmentHeader.ENCRYPTED_OCTETS;
  private static final int LENGTH = EntryCipher.OVERHEAD + 4;
  private static final int SIZE = Entry.size(LENGTH);

  private final Warnings warnings = new Warnings();
  private final FaultyDisk disk = new FaultyDisk();
  private Journal journal;
  private byte[] octets = {};

  @BeforeEach
  void threeEntries() throws IOException {
    journal = open(disk, true, RING, warnings);
    for (String text : List.of("one.", "two.", "tri.")) {
      append(journal, text);
    }
    octets = disk.octets(FILE);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private static int at(int entry) {
    return FIRST_AT + entry * SIZE;
  }

  /** Gives an entry the CRC that what is there now has in this segment. */
  private void repair(int entry) {
    int kind = octets[at(entry) + Entry.KIND_AT];
    int crc = Entry.crc(kind, octets, at(entry) + Entry.OVERHEAD, LENGTH);
    int salt = ByteBuffer.wrap(octets).getInt(48);
    ByteBuffer.wrap(octets).putInt(at(entry) + Entry.CRC_AT, crc ^ salt);
  }

  private void put() {
    for (int at = 0; at < octets.length; at++) {
      disk.set(FILE, at, octets[at]);
    }
  }

  @Test
  void anyBitOfItCostsThatEntryAloneIsCountedAndTold() throws IOException {
    byte[] good = octets.clone();
    for (int bit = 0; bit < LENGTH * 8; bit++) {
      octets = good.clone();
      octets[at(1) + Entry.OVERHEAD + bit / 8] ^= (byte) (1 << bit % 8);
      repair(1);
      put();
      assertThat(read(journal)).as("bit " + bit).containsExactly("one.", "tri.");
    }
    assertThat(journal.damaged()).isEqualTo(1);
    assertThat(warnings.all())
        .singleElement()
        .asString()
        .startsWith("changed since it was encrypted: octet " + at(1) + " of " + FILE);
  }

  @Test
  void entriesThatChangedPlacesAreBothRefused() throws IOException {
    System.arraycopy(disk.octets(FILE), at(0), octets, at(1), SIZE);
    System.arraycopy(disk.octets(FILE), at(1), octets, at(0), SIZE);
    put();
    assertThat(read(journal)).containsExactly("tri.");
    assertThat(journal.damaged()).isEqualTo(2);
  }

  @Test
  void entryThatIsRepeatedIsRefused() throws IOException {
    System.arraycopy(octets, at(0), octets, at(1), SIZE);
    put();
    assertThat(read(journal)).containsExactly("one.", "tri.");
  }

  @Test
  void entryOfAnotherKindIsRefused() throws IOException {
    octets[at(1) + Entry.KIND_AT] = (byte) EntryKind.SIGNATURE.code();
    repair(1);
    put();
    assertThat(read(journal)).containsExactly("one.", "tri.");
  }

  @Test
  void entryOfAnotherSegmentIsRefused() throws IOException {
    byte[] first = octets;
    journal.startSession(2);
    append(journal, "new.");
    String file = SpoolFiles.segment(Position.number(journal.end()));
    int salt = ByteBuffer.wrap(first).getInt(48) ^ ByteBuffer.wrap(disk.octets(file)).getInt(48);
    byte[] moved = Arrays.copyOfRange(first, at(0), at(1));
    ByteBuffer.wrap(moved).putInt(4, ByteBuffer.wrap(moved).getInt(4) ^ salt);
    for (int i = 0; i < moved.length; i++) {
      disk.set(file, FIRST_AT + i, moved[i]);
    }
    assertThat(read(journal)).containsExactly("one.", "two.", "tri.");
    assertThat(journal.damaged()).isEqualTo(1);
  }

  @Test
  void plainEntryInAnEncryptedSegmentIsRefused() throws IOException {
    byte[] forged = "forged: a message that nobody".getBytes(US_ASCII);
    System.arraycopy(forged, 0, octets, at(1) + Entry.OVERHEAD, LENGTH);
    repair(1);
    put();
    assertThat(read(journal)).containsExactly("one.", "tri.");
  }

  @ParameterizedTest(name = "octet {0}")
  @ValueSource(ints = {23, 31, 39, 47, 75})
  void headerThatWasChangedOpensNothing(int at) throws IOException {
    journal.close();
    octets[at] ^= 1;
    CRC32C crc = new CRC32C();
    crc.update(octets, 0, 76);
    ByteBuffer.wrap(octets).putInt(76, (int) crc.getValue());
    FaultyDisk left = disk.afterKill();
    left.replace(FILE, octets);
    try (Journal opened = open(left, true, RING, warnings)) {
      assertThat(read(opened)).isEmpty();
      assertThat(opened.damaged()).isEqualTo(3);
    }
  }
}
