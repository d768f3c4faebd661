package io.sealpost.delivery.courier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.SignedArchive;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.SharedStates;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.delivery.keeper.Keeper;
import io.sealpost.delivery.keeper.KeeperContext;
import io.sealpost.delivery.keeper.Signing;
import io.sealpost.delivery.keeper.Signings;
import io.sealpost.delivery.keeper.UnforcedReport;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.sign.Redundancy;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.testing.DirectoryContent;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code durability="power"} with a real keeper, threads that append and wait, and one that sends
 * what is forced, while the power fails at any moment: everything that an append had returned for
 * reaches the collector, and everything that reached it is covered by a block that did too.
 */
@Timeout(120)
final class PowerLossTest {
  private static final int LIVES = 8;
  private static final int THREADS = 3;
  private static final int ENOUGH = 60; // messages a life
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).sealingWithin(Duration.ofMillis(5));
  private static final KeyRing KEY = KeyRing.of(new EncryptionKey(new byte[32]));
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 64, 1 << 16);

  private final RecordingListener listener = new RecordingListener();
  private final List<String> returned = new ArrayList<>(); // by appends before the power failed
  private List<byte[]> archive = new ArrayList<>();
  private FaultyDisk disk = new FaultyDisk();
  @TempDir private Path directory;
  private Path sessionFiles;
  private SessionDirectory sessions;

  /** One process, until the power fails under it. */
  private final class Life {
    private final Journal journal;
    private final SharedState shared;
    private final Keeper keeper;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final Lock powerLoss = new ReentrantLock(true); // guards its moment; taken in turn
    private final AtomicBoolean over = new AtomicBoolean(); // nothing more is appended
    private final AtomicBoolean sealed = new AtomicBoolean(); // nothing more will be forced
    private final List<Thread> threads = new ArrayList<>();

    Life(int session, boolean mapped) throws IOException {
      journal = disk.open(CONFIG.with(KEY), mapped, session, what -> {});
      shared = SharedStates.of(journal, listener);
      shared.sent().set(Long.MAX_VALUE); // a courier that has caught up
      keeper =
          new Keeper(
              "TEST",
              new KeeperContext(
                  shared,
                  Optional.empty(),
                  TimeUnit.HOURS.toNanos(1),
                  oldest -> {},
                  new DropReport(listener, Clocks.SYSTEM),
                  () -> new NoticeOrigin(SETUP.header(), 32473, Optional.empty()),
                  new UnforcedReport("TEST", listener)),
              Optional.of(signing(session)));
      keeper.start();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = session + "." + thread;
        start(() -> append(name));
      }
      start(this::send);
    }

    private void start(Runnable loop) {
      Thread thread = new Thread(loop);
      threads.add(thread);
      thread.start();
    }

    private void append(String name) {
      for (int i = 0; !over.get(); i++) {
        String text = "<13>1 - host app 1 - - " + name + "." + i + " " + "x".repeat(i % 700);
        boolean added = journal.append(text.getBytes(US_ASCII), 0, text.length());
        if (added && journal.awaitForced(Duration.ofSeconds(50))) {
          taken.add(text);
        }
      }
    }

    private void send() {
      CertificateResender resender =
          new CertificateResender(certificates(sessions), Redundancy.RELIABLE, Clocks.SYSTEM);
      try (JournalReader reader = journal.reader(journal.confirmed())) {
        while (!sealed.get() || reader.position() < journal.forced()) {
          // What is confirmed may be freed: then it is in the archive, or the power failed before.
          powerLoss.lock();
          try {
            if (reader.next(journal.forced())) {
              sent.addAll(resender.before(reader.session(), reader.kind()));
              int to = reader.offset() + reader.length();
              sent.add(Arrays.copyOfRange(reader.array(), reader.offset(), to));
            }
            journal.confirm(reader.position());
          } finally {
            powerLoss.unlock();
          }
          shared.keeperBell().ring();
          Thread.onSpinWait();
        }
      } catch (IOException e) {
        listener.warning("cannot send: " + e);
      }
    }

    /** What is on disk after the power failed; what was known before it did is kept. */
    FaultyDisk failPower(Random random) throws Exception {
      returned.addAll(taken);
      FaultyDisk left;
      powerLoss.lock();
      try {
        archive.addAll(sent);
        // Before the journal's, so that all they say of that was forced by then.
        Path files = Files.createTempDirectory(directory, "after");
        DirectoryContent.copy(sessionFiles, files);
        sessionFiles = files;
        left = disk.loseUnforced(random);
      } finally {
        powerLoss.unlock();
      }
      sessions = new SessionDirectory(sessionFiles, Optional.empty());
      over.set(true);
      sealed.set(true);
      end();
      return left;
    }

    /** Ends in good order, with everything sealed and sent. */
    void finish() throws Exception {
      over.set(true);
      for (Thread thread : threads.subList(0, THREADS)) {
        thread.join();
      }
      returned.addAll(taken);
      keeper.end().get(30, TimeUnit.SECONDS);
      sealed.set(true);
      end();
      archive.addAll(sent);
    }

    private void end() throws Exception {
      for (Thread thread : threads) {
        thread.join();
      }
      keeper.stop().get(30, TimeUnit.SECONDS);
      journal.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatAnAppendHadReturnedForArrivesAndWhatArrivedIsCovered(long seed) throws Exception {
    sessionFiles = Files.createDirectory(directory.resolve("first"));
    sessions = new SessionDirectory(sessionFiles, Optional.empty());
    Random random = new Random(seed);
    for (int session = 1; session <= LIVES; session++) {
      Life life = new Life(session, random.nextBoolean());
      int enough = 1 + random.nextInt(ENOUGH);
      await().until(() -> life.taken.size() >= enough);
      if (session < LIVES) {
        disk = life.failPower(random);
      } else {
        life.finish();
      }
    }
    assertThat(archive.stream().map(octets -> new String(octets, US_ASCII)).toList())
        .containsAll(returned);
    assertThat(SignedArchive.of(archive).uncovered()).isEmpty();
    assertThat(listener.warnings()).isEmpty();
  }

  private Signing signing(long rsid) throws IOException {
    return Signings.alone(SETUP, rsid, sessions, sessions::addCertificates);
  }

  private static CourierContext.Certificates certificates(SessionDirectory sessions) {
    return new CourierContext.Certificates() {
      @Override
      public List<byte[]> of(long session) throws IOException {
        return sessions.certificates(session);
      }

      @Override
      public long changes() {
        return sessions.changes();
      }
    };
  }
}
