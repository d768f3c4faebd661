package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.sign.Grouping;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.DirectoryContent;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import io.sealpost.testkit.Scheme;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole pipelines that send again, for whatever reason: the archive has no message more often than
 * its signer says.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class SaidAgainTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final List<Severity> SEVERITIES = List.of(Severity.values());
  private static final List<Grouping> GROUPINGS =
      List.of(
          new Grouping.One(),
          new Grouping.ByPri(),
          Grouping.ByRange.FACILITIES,
          new Grouping.ForDestination(3));

  private static final TransportConfig.Timeouts PATIENT =
      new TransportConfig.Timeouts(LONG, LONG, LONG, LONG);

  private static CollectorSite site;

  private final AppenderContext context = new AppenderContext();
  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;
  private int appended;

  @BeforeAll
  static void makeSite(@TempDir Path certificates) {
    site = new CollectorSite(certificates);
  }

  private PipelineSetup setup(Collector collector) {
    return site.to(collector)
        .on(directory)
        .signed(Hash.SHA_256)
        .confirmAfter(Duration.ofMillis(500))
        .timeouts(new TransportConfig.Timeouts(LONG, LONG, Duration.ofMillis(300), LONG));
  }

  private SyslogPipeline open(PipelineSetup setup) throws IOException {
    return context.open(setup.config(), listener);
  }

  /** Of all severities, so that there are several groups where those are by PRI. */
  private void append(SyslogPipeline pipeline, int count) {
    for (int i = 0; i < count; i++) {
      Severity severity = SEVERITIES.get(appended % SEVERITIES.size());
      String text = "number " + appended + ".";
      assertThat(pipeline.append(new SyslogMessage(Instant.now(), severity, "-", List.of(), text)))
          .isTrue();
      appended++;
    }
  }

  private List<Integer> numbers() {
    return archive.texts().stream()
        .filter(text -> text.contains("number "))
        .map(text -> Integer.valueOf(text.replaceAll("(?s).*number (\\d+)\\..*", "$1")))
        .distinct()
        .toList();
  }

  private static void awaitConfirmed(SyslogPipeline pipeline) {
    await().atMost(LONG).until(() -> pipeline.statistics().backlog().octets() == 0);
  }

  private ResendAccount expectAllSaid() throws Exception {
    assertThat(numbers()).containsAll(IntStream.range(0, appended).boxed().toList());
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
    ResendAccount account = ResendAccount.of(archive.messages());
    assertThat(account.unsaid()).isEmpty();
    return account;
  }

  /**
   * Not over TCP, where a server that ends the connection in a checkpoint may seem to answer it.
   */
  private static Stream<Arguments> faults() {
    List<Arguments> all = new ArrayList<>();
    for (Scheme scheme : List.of(Scheme.RELP, Scheme.TLS)) {
      for (CollectorFault fault :
          List.of(
              CollectorFault.CLOSE_AFTER_BATCH,
              CollectorFault.RESET_AFTER_BATCH,
              CollectorFault.RESET_BEFORE_ANSWER,
              CollectorFault.STALL_BEFORE_ANSWER,
              CollectorFault.ANSWER_500)) {
        if (scheme == Scheme.RELP || fault != CollectorFault.ANSWER_500) {
          all.add(Arguments.of(scheme, fault, GROUPINGS.get(all.size() % GROUPINGS.size())));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void connectionThatFailsIsFollowedByANotice(
      Scheme scheme, CollectorFault fault, Grouping grouping) throws Exception {
    try (Collector collector = site.start(scheme, archive)) {
      for (int batch = 40; batch < 240; batch += 50) {
        collector.injectOnce(fault, batch);
      }
      PipelineSetup setup = setup(collector).confirmOctets(20_000).grouped(grouping);
      try (SyslogPipeline pipeline = open(setup)) {
        append(pipeline, 600);
        awaitConfirmed(pipeline);
      }
    }
    ResendAccount account = expectAllSaid();
    assertThat(account.listed()).isGreaterThanOrEqualTo(account.again());
    if (fault == CollectorFault.STALL_BEFORE_ANSWER
        || fault == CollectorFault.RESET_BEFORE_ANSWER) {
      assertThat(account.repeated()).isPositive();
      assertThat(account.reasons()).isSubsetOf("connection", "checkpoint").isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void serverThatComesAndGoesGetsNothingMoreOftenThanIsSaid(long seed) throws Exception {
    Random random = new Random(seed);
    Scheme scheme = seed % 2 == 0 ? Scheme.RELP : Scheme.TLS;
    try (Collector collector = site.start(scheme, archive)) {
      PipelineSetup setup =
          setup(collector).confirmOctets(50_000).grouped(GROUPINGS.get((int) seed % 4));
      try (SyslogPipeline pipeline = open(setup)) {
        for (int round = 0; round < 4; round++) {
          int count = 1 + random.nextInt(200);
          long archived = archive.count();
          append(pipeline, count);
          archive.await(archived + 1 + random.nextInt(count), LONG);
          if (random.nextBoolean()) {
            awaitConfirmed(pipeline);
            long before = archive.count();
            append(pipeline, 1); // has it connect again, over TLS
            archive.await(before + 1, LONG);
            int reported = listener.warnings().size();
            collector.pause();
            long sent = pipeline.statistics().delivery().delivered();
            append(pipeline, count);
            // Nothing goes out if the last answer was late, so that the connection has failed.
            await()
                .atMost(LONG)
                .until(
                    () ->
                        pipeline.statistics().delivery().delivered() > sent
                            || listener.warnings().size() > reported);
          }
          collector.kill();
          collector.resume();
          append(pipeline, random.nextInt(50));
          collector.restart();
        }
        awaitConfirmed(pipeline);
      }
    }
    expectAllSaid();
  }

  @Test
  void nothingIsSaidWhereNothingIsSentAgain() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.kill();
      try (SyslogPipeline pipeline = open(setup(collector))) {
        append(pipeline, 50);
        await().until(() -> !listener.warnings().isEmpty());
        collector.restart();
        awaitConfirmed(pipeline);
        collector.kill(); // while nothing is in flight
        collector.restart();
        append(pipeline, 50);
        awaitConfirmed(pipeline);
      }
      try (SyslogPipeline pipeline = open(setup(collector))) {
        append(pipeline, 50);
        awaitConfirmed(pipeline);
      }
    }
    ResendAccount account = expectAllSaid();
    assertThat(account.again()).isZero();
    assertThat(account.reasons()).isEmpty();
  }

  @Test
  void unsignedStreamSaysNothing() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.injectOnce(CollectorFault.RESET_BEFORE_ANSWER, 10);
      try (SyslogPipeline pipeline = open(PipelineSetup.to(collector.uri()).on(directory))) {
        append(pipeline, 100);
        awaitConfirmed(pipeline);
      }
    }
    assertThat(archive.texts())
        .hasSizeGreaterThanOrEqualTo(100)
        .noneMatch(t -> t.contains("[sealpost"));
    assertThat(directory.resolve("sent")).doesNotExist();
  }

  /** The process dies while the collector has what it has not answered. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void nextProcessSaysWhatAKilledOneMayHaveSent(int grouping, @TempDir Path killed)
      throws Exception {
    KeyRing keys = KeyRing.of(new EncryptionKey(new byte[32]));
    try (Collector first = Collector.start(Scheme.RELP, archive)) {
      first.inject(CollectorFault.STALL_BEFORE_ANSWER, 60);
      PipelineSetup setup = setup(first).grouped(GROUPINGS.get(grouping));
      setup = grouping % 2 == 0 ? setup : setup.encrypted(keys);
      try (SyslogPipeline pipeline = open(setup)) {
        append(pipeline, 50);
        archive.await(40, LONG);
        append(pipeline, 50);
        archive.await(60, LONG);
        first.kill();
        DirectoryContent.copy(directory, killed);
        pipeline.close(Duration.ZERO);
      }
    }
    try (Collector second = Collector.start(Scheme.RELP, archive)) {
      PipelineSetup setup = setup(second).on(killed).grouped(GROUPINGS.get(grouping));
      setup = grouping % 2 == 0 ? setup : setup.encrypted(keys);
      try (SyslogPipeline pipeline = open(setup)) {
        append(pipeline, 10);
        awaitConfirmed(pipeline);
      }
    }
    ResendAccount account = expectAllSaid();
    assertThat(account.repeated()).isPositive();
    assertThat(account.reasons()).contains("restart");
  }

  @Test
  void nextProcessSaysWhatWasInFlightWhenTheLastOneEnded() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.injectOnce(CollectorFault.STALL_BEFORE_ANSWER, 30);
      try (SyslogPipeline pipeline = open(setup(collector).timeouts(PATIENT))) {
        append(pipeline, 100);
        archive.await(30, LONG);
        pipeline.close(Duration.ofMillis(10));
      }
      try (SyslogPipeline pipeline = open(setup(collector).timeouts(PATIENT))) {
        append(pipeline, 10);
        awaitConfirmed(pipeline);
      }
    }
    ResendAccount account = expectAllSaid();
    assertThat(account.reasons()).contains("restart");
  }

  @Test
  void backlogThatNoProcessHasSentIsNotSaidToBeSentAgain() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.kill();
      try (SyslogPipeline pipeline = open(setup(collector))) {
        append(pipeline, 100);
        pipeline.close(Duration.ofMillis(10));
      }
      collector.restart();
      try (SyslogPipeline pipeline = open(setup(collector))) {
        awaitConfirmed(pipeline);
      }
    }
    assertThat(expectAllSaid().reasons()).isEmpty();
  }

  @Test
  void whatASecondTargetGetsIsSaidToo() throws Exception {
    try (Collector first = Collector.start(Scheme.RELP, archive);
        Collector second = Collector.start(Scheme.RELP, archive)) {
      first.inject(CollectorFault.RESET_BEFORE_ANSWER, 30);
      PipelineSetup setup =
          PipelineSetup.to(first.uri() + "," + second.uri()).on(directory).signed(Hash.SHA_1);
      try (SyslogPipeline pipeline = open(setup)) {
        append(pipeline, 100);
        awaitConfirmed(pipeline);
      }
    }
    ResendAccount account = expectAllSaid();
    assertThat(account.reasons()).contains("failover");
  }

  @Test
  void sessionThatChangesWhileSomethingIsInFlightSaysItOfBoth() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.injectOnce(CollectorFault.STALL_BEFORE_ANSWER, 50);
      Duration ack = Duration.ofSeconds(3); // so that the other session's are sent meanwhile
      PipelineSetup setup =
          setup(collector).timeouts(new TransportConfig.Timeouts(LONG, LONG, ack, LONG));
      try (SyslogPipeline pipeline = open(setup)) {
        append(pipeline, 60);
        archive.await(50, LONG);
        try (SyslogPipeline other = open(setup.grouped(new Grouping.ByPri()))) {
          append(other, 100);
          await().until(() -> other.statistics().delivery().delivered() > 80);
          assertThat(other.statistics().delivery().resent()).isZero();
          awaitConfirmed(other);
        }
      }
    }
    ResendAccount account = expectAllSaid();
    assertThat(account.repeated()).isPositive();
    assertThat(account.sessions()).as("RSIDs of what is listed").hasSize(2);
  }

  /** The collector takes some and dies, again and again, while there is no room for a notice. */
  @Test
  void fullJournalSaysItOnceThereIsRoom() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.inject(CollectorFault.RESET_BEFORE_ANSWER, 5);
      PipelineSetup setup = setup(collector).segments(6);
      try (SyslogPipeline pipeline = open(setup)) {
        while (pipeline.append(message())) {}
        collector.awaitConnections(20, LONG);
        while (pipeline.append(message())) {}
        assertThat(size()).isLessThanOrEqualTo(7 * 64 * 1024);
        collector.heal();
        awaitConfirmed(pipeline);
      }
    }
    ResendAccount account = ResendAccount.of(archive.messages());
    assertThat(account.unsaid()).isEmpty();
    assertThat(account.repeated()).isPositive();
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }

  private static SyslogMessage message() {
    return PipelineSetup.message("x".repeat(1000));
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".seg"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
