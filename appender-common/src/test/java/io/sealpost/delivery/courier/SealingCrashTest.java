package io.sealpost.delivery.courier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.keeper.SignatureSealer;
import io.sealpost.delivery.keeper.Signing;
import io.sealpost.delivery.keeper.Signings;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.Redundancy;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.LastNumbers;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.testing.Thorough;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invariants 3 to 6 and 9 with several groups, under random losses of power and kills: every
 * message that the collector has is covered by a block that it has, and the certificate of its
 * session and group came before that.
 */
final class SealingCrashTest {
  private static final int LIVES = 25;
  private static final int[] PRIS = {13, 134, 110};
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri()).with(Redundancy.DATAGRAMS);
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 12, 1 << 16);

  private static final Pattern NOTICE = Pattern.compile("event=\"(\\w+)\" rsid=\"(\\d+)\"");
  private static final Pattern START =
      Pattern.compile(
          "event=\"start\" rsid=\"(\\d+)\" previous=\"(\\d+)\" previousEnded=\"(\\w+)\""
              + "(?: previousLast=\"([0-9/: ]+)\")? resends=\"noted\"\\]");

  private final List<byte[]> archive = new ArrayList<>();
  private final Set<String> forced = new HashSet<>();
  private final CertificateDisk certificates = new CertificateDisk();
  private FaultyDisk disk = new FaultyDisk();
  private long now;
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> now);
  @TempDir private Path directory;

  /** Certificates are always forced before they are used, so a crash takes none away. */
  private static final class CertificateDisk implements CourierContext.Certificates {
    private final Map<Long, List<byte[]>> blocks = new HashMap<>();
    private long changes;

    void add(long session, List<byte[]> more) {
      blocks.computeIfAbsent(session, s -> new ArrayList<>()).addAll(more);
      changes++;
    }

    @Override
    public List<byte[]> of(long session) {
      return List.copyOf(blocks.getOrDefault(session, List.of()));
    }

    @Override
    public long changes() {
      return changes;
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Thorough.times(2, 4));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheCollectorHasIsCoveredWhateverWasLost(long seed) throws Exception {
    Random random = new Random(seed);
    for (int life = 1; life <= LIVES; life++) {
      Journal journal = disk.open(CONFIG.with(ring(life)), random.nextBoolean(), life, what -> {});
      live(journal, life, random, life == LIVES);
      FaultyDisk left = random.nextBoolean() ? disk.loseUnforced(random) : disk.afterKill();
      journal.close();
      disk = left;
    }
    Map<String, Set<String>> covered = covered();
    expectEverythingCovered(covered);
    expectPredecessorsToBeThere(covered);
    expectPredecessorsToHaveEndedWhereItIsSaid();
  }

  private void live(Journal journal, long session, Random random, boolean last) throws IOException {
    Set<String> appended = new HashSet<>();
    try (SignatureSealer sealer = sealer(journal, session);
        JournalReader reader = journal.reader(journal.confirmed())) {
      CertificateResender resender =
          new CertificateResender(certificates, SETUP.config().redundancy(), clocks);
      sealer.begin();
      for (int step = random.nextInt(150); step > 0; step--) {
        switch (random.nextInt(12)) {
          case 0, 1 -> force(journal, sealer, appended);
          case 2 -> send(journal, reader, resender);
          case 3 -> journal.confirm(reader.position());
          case 4 -> {
            sealer.freeing();
            journal.checkpoint();
          }
          case 5, 6 -> sealer.seal();
          case 7 -> now += TimeUnit.SECONDS.toNanos(random.nextInt(6));
          default -> append(journal, appended, random);
        }
      }
      if (last || random.nextBoolean()) {
        sealer.end();
      }
      if (last || random.nextBoolean()) {
        force(journal, sealer, appended);
      }
      if (last) {
        send(journal, reader, resender);
      }
    }
  }

  /** Every second life encrypts. */
  private static KeyRing ring(int life) {
    EncryptionKey key = new EncryptionKey(new byte[32]);
    return life % 2 == 0 ? KeyRing.of(key) : KeyRing.decrypting(List.of(key));
  }

  private SignatureSealer sealer(Journal journal, long session) throws IOException {
    Signing signing =
        Signings.alone(
            SETUP, session, new SessionDirectory(directory, Optional.empty()), certificates::add);
    return new SignatureSealer(journal, signing, new RecordingListener(), clocks);
  }

  private static void append(Journal journal, Set<String> appended, Random random) {
    for (int i = random.nextInt(20); i > 0; i--) {
      int pri = PRIS[random.nextInt(PRIS.length)];
      String text = "<" + pri + ">1 - host app 1 - - message " + random.nextLong();
      String filled = text + "x".repeat(random.nextInt(1000));
      if (journal.append(filled.getBytes(US_ASCII), 0, filled.length())) {
        appended.add(digest(filled.getBytes(US_ASCII)));
      }
    }
  }

  private void force(Journal journal, SignatureSealer sealer, Set<String> appended)
      throws IOException {
    journal.force();
    sealer.forced();
    forced.addAll(appended);
  }

  private void send(Journal journal, JournalReader reader, CertificateResender resender)
      throws IOException {
    while (reader.next(journal.forced())) {
      archive.addAll(resender.before(reader.session(), reader.kind()));
      int to = reader.offset() + reader.length();
      archive.add(Arrays.copyOfRange(reader.array(), reader.offset(), to));
    }
  }

  private void expectEverythingCovered(Map<String, Set<String>> covered) {
    Set<String> messages = new HashSet<>();
    for (byte[] octets : archive) {
      if (!text(octets).contains("[ssign")) {
        messages.add(digest(octets));
      }
    }
    assertThat(messages).hasSizeGreaterThan(500);
    Set<String> inAnySession = new HashSet<>();
    covered.values().forEach(inAnySession::addAll);
    assertThat(inAnySession).containsAll(messages);
    assertThat(messages).as("delivered").containsAll(forced);
  }

  /** The hashes in the blocks of each RSID, all announced before. */
  private Map<String, Set<String>> covered() throws MalformedBlockException {
    Set<String> announced = new HashSet<>();
    Map<String, Set<String>> covered = new HashMap<>();
    for (byte[] octets : archive) {
      Optional<Block> block = Block.of(ParsedMessage.parse(octets, 0, octets.length).orElseThrow());
      if (block.isPresent() && block.get() instanceof CertificateBlock certificate) {
        announced.add(certificate.group().toString());
      } else if (block.isPresent() && block.get() instanceof SignatureBlock signature) {
        assertThat(announced).contains(signature.group().toString());
        covered
            .computeIfAbsent(signature.group().rsid(), rsid -> new HashSet<>())
            .addAll(digests(signature));
      }
    }
    return covered;
  }

  /**
   * Invariant 9: the session that a start notice names has its own notices in the archive, covered
   * by its own blocks.
   */
  private void expectPredecessorsToBeThere(Map<String, Set<String>> covered) {
    Map<String, String> own = new HashMap<>();
    List<MatchResult> starts = new ArrayList<>();
    for (byte[] octets : archive) {
      Matcher notice = NOTICE.matcher(text(octets));
      if (notice.find()
          && covered.getOrDefault(notice.group(2), Set.of()).contains(digest(octets))) {
        own.put(notice.group(1) + " " + notice.group(2), digest(octets));
      }
      START.matcher(text(octets)).results().forEach(starts::add);
    }
    assertThat(starts).extracting(start -> start.group(3)).contains("true", "false");
    for (MatchResult start : starts) {
      String previous = start.group(2);
      if (!previous.equals("0")) {
        assertThat(own).containsKey("start " + previous);
      }
      if (start.group(3).equals("true")) {
        assertThat(own).containsKey("end " + previous);
      }
    }
  }

  /**
   * Of each session that is named the archive has exactly what its successor says: what its blocks
   * cover, whatever was freed or lost before that was said.
   */
  private void expectPredecessorsToHaveEndedWhereItIsSaid() throws MalformedBlockException {
    Map<String, LastNumbers> last = new HashMap<>();
    for (byte[] octets : archive) {
      Optional<Block> block = Block.of(ParsedMessage.parse(octets, 0, octets.length).orElseThrow());
      if (block.isPresent() && block.get() instanceof SignatureBlock signature) {
        last.merge(
            signature.group().rsid(),
            LastNumbers.NONE.raised(signature),
            (numbers, first) -> numbers.raised(signature));
      }
    }
    int named = 0;
    for (byte[] octets : archive) {
      Matcher start = START.matcher(text(octets));
      if (start.find() && !start.group(2).equals("0")) {
        assertThat(start.group(4)).isEqualTo(last.get(start.group(2)).toString());
        named++;
      }
    }
    assertThat(named).isPositive();
  }

  private static String text(byte[] octets) {
    return new String(octets, US_ASCII);
  }

  private static List<String> digests(SignatureBlock block) {
    byte[] all = block.digests();
    int octets = block.hash().octets();
    List<String> digests = new ArrayList<>();
    for (int from = 0; from < all.length; from += octets) {
      digests.add(HexFormat.of().formatHex(all, from, from + octets));
    }
    return digests;
  }

  private static String digest(byte[] octets) {
    return HexFormat.of().formatHex(Hash.SHA_1.newDigest().digest(octets));
  }
}
