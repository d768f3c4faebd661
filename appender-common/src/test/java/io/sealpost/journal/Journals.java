package io.sealpost.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.JournalListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tests of this package say often. */
public final class Journals {
  public static final int SEGMENT = 1 << 16;
  static final long MAX = 8L * SEGMENT;
  private static final Duration PATIENT = Duration.ofSeconds(10); // the machine may be busy

  private Journals() {}

  /** A listener that remembers. */
  public static final class Warnings implements JournalListener {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void warning(String what) {
      all.add(what);
    }

    public List<String> all() {
      return all;
    }
  }

  public static JournalConfig config(Path directory, Mapping mapping) {
    return config(directory, mapping, MAX);
  }

  static JournalConfig config(Path directory, Mapping mapping, long maxOctets) {
    return new JournalConfig(Optional.of(directory), maxOctets, SEGMENT, mapping, PATIENT);
  }

  /** In memory. */
  static JournalConfig inMemory() {
    return new JournalConfig(Optional.empty(), MAX, SEGMENT, Mapping.AUTO, PATIENT);
  }

  /** Of so many segments, on disk. */
  public static JournalConfig config(
      Path directory, Mapping mapping, int segments, int segmentOctets) {
    return new JournalConfig(
        Optional.of(directory), (long) segments * segmentOctets, segmentOctets, mapping, PATIENT);
  }

  /** A key that has nothing but this octet. */
  public static EncryptionKey key(int octet) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) octet);
    return new EncryptionKey(secret);
  }

  /** Opens a journal of 8 segments on a disk of the test's, with these keys. */
  public static Journal open(JournalConfig config, Disk disk, boolean mapped) throws IOException {
    return Journal.open(config, disk, mapped, 1, what -> {});
  }

  public static Journal open(Disk disk, boolean mapped, KeyRing ring, JournalListener listener)
      throws IOException {
    JournalConfig config = config(Path.of("spool"), Mapping.ALWAYS).with(ring);
    return Journal.open(config, disk, mapped, 1, listener);
  }

  public static Journal open(Disk disk, JournalListener listener, MinFreeSpace left)
      throws IOException {
    JournalConfig config = config(Path.of("unused"), Mapping.ALWAYS).with(left);
    return Journal.open(config, disk, true, 1, listener);
  }

  /** Opens a mapped journal of 8 segments on a disk of the test's. */
  public static Journal open(Disk disk, JournalListener listener) throws IOException {
    return Journal.open(config(Path.of("unused"), Mapping.ALWAYS), disk, true, 1, listener);
  }

  public static boolean append(Journal journal, String text) {
    byte[] octets = text.getBytes(UTF_8);
    return journal.append(octets, 0, octets.length);
  }

  static void appendBlock(Journal journal, String text) throws IOException {
    byte[] octets = text.getBytes(UTF_8);
    journal.appendBlock(octets, 0, octets.length);
  }

  public static String text(JournalReader reader) {
    return new String(reader.array(), reader.offset(), reader.length(), UTF_8);
  }

  /** Everything from the start to the end. */
  public static List<String> read(Journal journal) throws IOException {
    return readFrom(0, journal);
  }

  /** The texts of what ends behind a position at which an entry may begin. */
  static List<String> readFrom(long position, Journal journal) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JournalReader reader = journal.reader(position)) {
      while (reader.next(journal.end())) {
        texts.add(text(reader));
      }
    }
    return texts;
  }

  /** How many entries a reader still gives. */
  static int rest(JournalReader reader, Journal journal) throws IOException {
    int count = 0;
    while (reader.next(journal.end())) {
      count++;
    }
    return count;
  }

  /** Has everything confirmed, sealed, forced and freed. */
  public static void settle(Journal journal) throws IOException {
    journal.confirm(journal.end());
    journal.seal(journal.end(), journal.status().unsealed());
    journal.force();
    journal.checkpoint();
  }
}
