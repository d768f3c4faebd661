package io.sealpost.journal.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journals;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What segments and checkpoints look like, octet by octet. */
@Tag("any-locale")
final class SegmentFormatTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final SegmentHeader HEADER =
      new SegmentHeader(
          0x0102, 0x0101, 0x6553F100, 39, 0x18BCFE56800L, 0xA1B2C3D4, Optional.empty());

  private static final SegmentHeader ENCRYPTED =
      new SegmentHeader(
          0x0102,
          0x0101,
          0x6553F100,
          39,
          0x18BCFE56800L,
          0xA1B2C3D4,
          Optional.of(
              new SegmentHeader.Encryption(
                  0x9AEEE427BF8B611AL, 0x0001020304050607L, 0x08090A0B0C0D0E0FL)));

  private static final String HEADER_HEX =
      "5345414c00010000" // SEAL, version 1
          + "0000000000000102" // number
          + "0000000000000101" // previous
          + "000000006553f100" // session
          + "0000000000000027" // messages before
          + "0000018bcfe56800" // created
          + "a1b2c3d400000000" // salt, key id
          + "00000000";

  private static int crc32c(byte[] octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets);
    return (int) crc.getValue();
  }

  /** The beginning of a file with this header and nothing else. */
  private static byte[] file(byte[] header) {
    return Arrays.copyOf(header, 80);
  }

  @Test
  void aHeaderHas64OctetsAndEndsWithTheCrcOfTheOthers() {
    byte[] octets = HEADER.octets();
    assertThat(HEX.formatHex(octets, 0, 60)).isEqualTo(HEADER_HEX);
    assertThat(ByteBuffer.wrap(octets).getInt(60)).isEqualTo(crc32c(HEX.parseHex(HEADER_HEX)));
    assertThat(SegmentHeader.parse(file(octets))).contains(HEADER);
  }

  @Test
  void anEncryptedOneHas80WithTheKeysIdAndWhatIsRandom() {
    byte[] octets = ENCRYPTED.octets();
    String fields =
        HEADER_HEX.replace("5345414c0001", "5345414c0002").substring(0, 104)
            + "9aeee427bf8b611a" // key id
            + "000102030405060708090a0b0c0d0e0f"; // random
    assertThat(HEX.formatHex(octets, 0, 76)).isEqualTo(fields);
    assertThat(ByteBuffer.wrap(octets).getInt(76)).isEqualTo(crc32c(HEX.parseHex(fields)));
    assertThat(octets).hasSize(80);
    assertThat(SegmentHeader.parse(octets)).contains(ENCRYPTED);
  }

  /** Worked out by another implementation, of Python. */
  @Test
  void anEncryptedEntryIsItsNumberTheCiphertextAndTheTag() {
    EntryCipher cipher = EntryCipher.of(Journals.key(1), ENCRYPTED);
    byte[] hello = "..hello..".getBytes(US_ASCII);
    cipher.encrypt(0x0000010200000050L, EntryKind.MESSAGE, hello, 2, 5);
    assertThat(HEX.formatHex(cipher.array(), 0, cipher.length()))
        .isEqualTo("0000000000000001" + "b229edeb50" + "6f98feda7c76478186e37944628b71ca");
  }

  @Test
  void aHeaderWithAnyBitFlippedIsNone() {
    for (SegmentHeader header : List.of(HEADER, ENCRYPTED)) {
      for (int bit = 0; bit < header.length() * 8; bit++) {
        byte[] octets = header.octets();
        octets[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(SegmentHeader.parse(file(octets))).as("bit " + bit).isEmpty();
      }
    }
  }

  /** One CRC in 256 ends in a zero, which is also what is read behind the end of a file. */
  @Test
  void aFileThatEndsWithinItsHeaderHasNoneEvenIfOnlyZerosAreMissing() throws IOException {
    for (SegmentHeader any : List.of(HEADER, ENCRYPTED)) {
      SegmentHeader header = endingInZeros(any);
      FaultyDisk disk = new FaultyDisk();
      for (int length = 0; length <= header.length(); length++) {
        disk.replace("segment", Arrays.copyOf(header.octets(), length));
        try (DiskFile file = disk.open("segment")) {
          boolean whole = length == header.length();
          assertThat(SegmentHeader.read(file).isPresent()).as("%d octets", length).isEqualTo(whole);
        }
      }
    }
  }

  private static SegmentHeader endingInZeros(SegmentHeader any) {
    int salt = 0;
    while (true) {
      SegmentHeader header =
          new SegmentHeader(
              any.number(),
              any.previous(),
              any.session(),
              any.messages(),
              any.createdMillis(),
              salt++,
              any.encryption());
      if (ByteBuffer.wrap(header.octets()).getShort(header.length() - 2) == 0) {
        return header;
      }
    }
  }

  @Test
  void aHeaderOfAnotherVersionIsNone() {
    byte[] octets = HEADER.octets();
    octets[5] = 3;
    ByteBuffer.wrap(octets).putInt(60, crc32c(Arrays.copyOf(octets, 60)));
    assertThat(SegmentHeader.parse(file(octets))).isEmpty();
  }

  @Test
  void aCheckpointHas44OctetsAndNoFlippedBitIsAccepted() {
    Checkpoint checkpoint = new Checkpoint(7, 0x500000040L, 0x400000080L, 0x3000000C0L);
    byte[] octets = checkpoint.octets();
    String slot =
        "5345414300010000"
            + "0000000000000007"
            + "0000000500000040"
            + "0000000400000080"
            + "00000003000000c0";
    assertThat(HEX.formatHex(octets, 0, 40)).isEqualTo(slot);
    assertThat(ByteBuffer.wrap(octets).getInt(40)).isEqualTo(crc32c(HEX.parseHex(slot)));
    assertThat(Checkpoint.parse(octets)).contains(checkpoint);
    for (int bit = 0; bit < 44 * 8; bit++) {
      byte[] flipped = octets.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Checkpoint.parse(flipped)).as("bit " + bit).isEmpty();
    }
  }

  @Test
  void aCheckpointOfWhichOnlyZerosAreMissingIsDamaged() throws IOException {
    Checkpoint checkpoint = new Checkpoint(2, 0x500000040L, 0x400000080L, 0x3000000C0L);
    while (checkpoint.octets()[43] != 0) {
      checkpoint = checkpoint.next(checkpoint.forced() + 8, 0x400000080L, 0x3000000C0L);
    }
    byte[] octets = checkpoint.octets();
    FaultyDisk disk = new FaultyDisk();
    for (int length : new int[] {43, 44}) {
      disk.replace(SpoolFiles.CHECKPOINT, Arrays.copyOf(octets, length));
      try (CheckpointFile file = CheckpointFile.open(disk)) {
        assertThat(file.damaged()).as("%d octets", length).isEqualTo(length == 43);
      }
    }
  }

  /** Two entries and a mark behind a header, over what an earlier life of the file has left. */
  private static void write(SegmentWriter writer) throws IOException {
    byte[] hello = "..hello..".getBytes(US_ASCII);
    writer.header(HEADER);
    writer.entry(64, 1, Entry.crc(1, hello, 2, 5) ^ HEADER.salt(), hello, 2, 5);
    writer.entry(88, 2, Entry.crc(2, hello, 2, 4) ^ HEADER.salt(), hello, 2, 4);
    writer.goOn(104);
  }

  private static byte[] expected() {
    int hello = crc32c("\1\0hello".getBytes(US_ASCII)) ^ HEADER.salt();
    int hell = crc32c("\2\0hell".getBytes(US_ASCII)) ^ HEADER.salt();
    ByteBuffer expected = ByteBuffer.allocate(108);
    expected.put(HEADER.octets());
    expected
        .putInt(5)
        .putInt(hello)
        .put(HEX.parseHex("01000000" + "68656c6c6f" + "00000000000000"));
    expected.putInt(4).putInt(hell).put(HEX.parseHex("02000000" + "68656c6c"));
    return expected.putInt(-1).array();
  }

  @Test
  void mappedWritingLeavesTheseOctetsWhateverWasThere() throws IOException {
    ByteBuffer memory = ByteBuffer.allocateDirect(4096);
    for (int at = 0; at < 4096; at++) {
      memory.put(at, (byte) 0x77);
    }
    write(new MappedWriter(memory));
    byte[] written = new byte[108];
    memory.get(0, written);
    assertThat(HEX.formatHex(written)).isEqualTo(HEX.formatHex(expected()));
  }

  @Test
  void plainWritingLeavesTheSame() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    try (DiskFile file = disk.create("segment", 4096)) {
      write(new PlainWriter(file));
    }
    byte[] written = Arrays.copyOf(disk.octets("segment"), 108);
    assertThat(HEX.formatHex(written)).isEqualTo(HEX.formatHex(expected()));
  }

  @Test
  void beforeAnEntryIsPublishedTheLengthThatFollowsIsZeroed() throws IOException {
    ByteBuffer memory = ByteBuffer.allocateDirect(4096);
    memory.putInt(80, 0x77777777);
    byte[] octet = {'x'};
    new MappedWriter(memory).entry(64, 1, 0, octet, 0, 1);
    assertThat(memory.getInt(64)).isEqualTo(1);
    assertThat(memory.getInt(80)).isEqualTo(Entry.NOT_WRITTEN);
  }

  @Test
  void entriesTakeTwelveOctetsMoreRoundedUpToEight() {
    assertThat(Entry.size(1)).isEqualTo(16);
    assertThat(Entry.size(4)).isEqualTo(16);
    assertThat(Entry.size(5)).isEqualTo(24);
    assertThat(Entry.size(250)).isEqualTo(264);
  }
}
