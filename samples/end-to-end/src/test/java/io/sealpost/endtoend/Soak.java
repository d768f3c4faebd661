package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.ResendAccount;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.slf4j.event.Level;

/** A sender, a receiver and a seed that says what befalls them. */
final class Soak {
  // What may be sent but not confirmed: TLS asks after 2 MB, RELP has at most 1 MB on its way; and
  // what may be confirmed but not yet noted as such: a segment, 1 MB. A message has 200 octets. The
  // whole journal of what is urgent has 512 KB.
  private static final int MOST_SENT_AGAIN = (2 * (1 << 20) + (1 << 19)) / 200;

  private static final Comparator<MessageId> ORDER =
      Comparator.<MessageId>comparingLong(id -> Long.parseLong(id.group().rsid()))
          .thenComparingLong(MessageId::number);

  private final SoakedSender sender;
  private final SoakedReceiver receiver;
  private final List<String> done = new ArrayList<>();

  private Soak(SoakedSender sender, SoakedReceiver receiver) {
    this.sender = sender;
    this.receiver = receiver;
  }

  /** Goes on until either was killed so often, then looks at the archive. */
  static SoakResult run(
      Framework framework, Listener listener, String urgent, long seed, int kills, Path place)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    LogSite site = LogSite.in(place);
    long begun = System.nanoTime();
    Path spool = place.resolve("disk/spool");
    try (LogHost host = site.start(listener.kind(), site.server(), listener);
        SmallDisk disk = SmallDisk.at(place.resolve("disk"));
        SoakedSender sender =
            new SoakedSender(
                framework,
                encrypted(
                    framework == Framework.LOGBACK == (seed % 2 == 1),
                    place,
                    AuditAppender.to(host.target(listener), spool, site.ca(), site.client())
                        .small()
                        .with("urgent", urgent)
                        .stoppingWithin("5 s")
                        .whenFull(AuditAppender.WhenFull.LOSE_NOTHING)),
                disk,
                place,
                random.split());
        SoakedReceiver receiver = new SoakedReceiver(host, random.split(), sender::returned)) {
      Soak soak = new Soak(sender, receiver);
      soak.disturb(kills);
      long each = sender.finish();
      List<byte[]> messages = host.archive(listener);
      VerifiedArchive archive = VerifiedArchive.of(messages, spool);
      Summary summary = soak.expectEverything(archive, each);
      if (!sender.hasToldOfUnsaid()) {
        assertThat(ResendAccount.of(messages).unsaid()).as("after %s", soak.done).isEmpty();
        assertThat(summary.replay()).isZero();
      }
      return new SoakResult(
          sender.kills(),
          receiver.kills(),
          soak.ends(),
          each * SoakedSender.THREADS,
          summary.redelivered(),
          Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** Half of them encrypt what waits. */
  private static AuditAppender encrypted(boolean wanted, Path place, AuditAppender appender)
      throws IOException {
    Path key = Files.writeString(place.resolve("spool.key"), "0123456789abcdef".repeat(4));
    return wanted ? appender.withSpool("encryptionKey", key.toString()) : appender;
  }

  private void disturb(int kills) throws InterruptedException, ExecutionException {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      while (sender.kills() < kills || receiver.kills() < kills) {
        Future<SoakedSender.Fault> ofSender = both.submit(sender::disturb);
        Future<SoakedReceiver.Fault> ofReceiver = both.submit(receiver::disturb);
        done.add(ofSender.get() + " " + ofReceiver.get());
      }
    } finally {
      both.shutdownNow();
    }
  }

  private int ends() {
    return sender.ends() + receiver.ends();
  }

  private Summary expectEverything(VerifiedArchive archive, long each) {
    Set<Integer> arrived = new LinkedHashSet<>(archive.firstArrivals());
    int[] all = IntStream.range(0, (int) each * SoakedSender.THREADS).toArray();
    assertThat(IntStream.of(all).filter(event -> !arrived.contains(event)).toArray())
        .as("lost after %s", done)
        .isEmpty();
    for (int thread = 0; thread < SoakedSender.THREADS; thread++) {
      int own = thread;
      assertThat(arrived.stream().filter(event -> event % SoakedSender.THREADS == own))
          .as("of thread %d after %s", thread, done)
          .isSorted();
    }
    assertThat(arrived).as("in all after %s", done).hasSize(all.length);
    Summary summary = archive.report().summary();
    assertThat(archive.findings().stream().filter(one -> one.kind() != FindingKind.REPLAY))
        .as("after %s: %s", done, archive.foundLines())
        .isEmpty();
    assertThat(archive.texts()).as("after %s", done).noneMatch(Soak::tellsOfDamage);
    assertThat(summary.unsigned()).isZero();
    assertThat(summary.messages())
        .isEqualTo(summary.verified() + summary.redelivered() + summary.replay());
    for (Level level : List.of(Level.INFO, Level.ERROR)) {
      assertThat(archive.numbersInOrder(event -> isOf(event, level), ORDER))
          .as("of level %s after %s", level, done)
          .isSortedAccordingTo(ORDER);
    }
    assertThat(summary.redelivered())
        .as("redelivered after %s", done)
        .isLessThan((long) MOST_SENT_AGAIN * ends());
    return summary;
  }

  private static boolean tellsOfDamage(String text) {
    return text.contains(" DROPPED ") && text.contains("reason=\"damaged\"");
  }

  private static boolean isOf(int event, Level level) {
    return LoggingApplication.level(event % SoakedSender.THREADS) == level;
  }
}
