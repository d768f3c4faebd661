package io.sealpost.journal.format;

import static io.sealpost.journal.Journals.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals;
import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.disk.WatchedDisk;
import io.sealpost.journal.encryption.KeyRing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No nonce comes twice under a key: whatever fails, restarts or is restored, and however often a
 * file is used again. What counts is what was to go to the disk, also where the disk refused it.
 */
final class NonceTest {
  private static final int STARTS = 12;
  private static final int STEPS = 150;
  private static final KeyRing RING = KeyRing.of(key(1));

  private final Map<String, SegmentHeader> headers = new HashMap<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private final Set<Long> places = new HashSet<>();
  private int again; // encryptions for a place for which there was one

  /** Takes in an entry that is to lie at this offset, which holds its nonce behind its header. */
  private void look(SegmentHeader header, int at, byte[] octets, int offset) {
    long number = ByteBuffer.wrap(octets).getLong(offset + Entry.OVERHEAD);
    assertThat(
            seen.add(
                List.of(
                    key(1).forSegment(header.encryption().orElseThrow().random(), header.octets()),
                    number)))
        .as("nonce %d at octet %d of %s is new", number, at, header)
        .isTrue();
    again += places.add(Position.of(header.number(), at)) ? 0 : 1;
  }

  private void plainWrite(String file, int at, byte[] octets, int offset, int length) {
    if (at == 0) {
      byte[] header = Arrays.copyOfRange(octets, offset, offset + SegmentHeader.ENCRYPTED_OCTETS);
      headers.put(file, SegmentHeader.parse(header).orElseThrow());
    } else if (length > Integer.BYTES && headers.containsKey(file)) {
      look(headers.get(file), at, octets, offset);
    }
  }

  private void mappedEntry(FaultyDisk disk, long end, int length) {
    byte[] file = disk.octets(SpoolFiles.segment(Position.number(end)));
    int at = Position.offset(end) - Entry.size(length + EntryCipher.OVERHEAD);
    look(SegmentHeader.parse(Arrays.copyOf(file, 80)).orElseThrow(), at, file, at);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noneComesTwiceUnderAKey(long seed) throws IOException {
    Random random = new Random(seed);
    List<FaultyDisk> backups = new ArrayList<>(List.of(new FaultyDisk()));
    for (int start = 0; start < STARTS; start++) {
      FaultyDisk disk = backups.get(random.nextInt(backups.size())); // or an old one is restored
      FaultyDisk restored = random.nextBoolean() ? disk.afterKill() : disk.loseUnforced(random);
      run(restored, start % 2 == 0, random);
      backups.add(restored);
    }
    assertThat(again).as("tried again at the same place").isPositive();
    assertThat(seen).hasSizeGreaterThan(STARTS * STEPS / 2);
  }

  private void run(FaultyDisk disk, boolean mapped, Random random) throws IOException {
    headers.clear();
    JournalConfig config = Journals.config(Path.of("spool"), Mapping.ALWAYS).with(RING);
    Disk watched = new WatchedDisk(disk, this::plainWrite);
    Journal journal = Journals.open(config, watched, mapped);
    for (int step = 0; step < STEPS; step++) {
      disk.failWrites(!mapped && random.nextInt(4) == 0);
      byte[] message = new byte[1 + random.nextInt(8000)];
      if (journal.append(message, 0, message.length) && mapped) {
        mappedEntry(disk, journal.end(), message.length);
      }
      disk.failWrites(false);
      if (random.nextInt(20) == 0) {
        Journals.settle(journal); // frees segments, whose files are then used again
      }
    }
    // Left as it is, as after a kill.
  }
}
