package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Header;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.pipeline.Overflow;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.testing.Protocols;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pipelines against a collector in this JVM. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class SyslogPipelineTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;
  private Collector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  void stopCollector() throws IOException {
    collector.close();
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void messagesArriveOnceAndInOrder(Scheme scheme) throws Exception {
    try (Collector other = Collector.start(scheme, archive)) {
      try (SyslogPipeline pipeline = open(PipelineSetup.to(other.uri()))) {
        appendNumbers(pipeline, 0, 2000);
      }
      assertThat(archivedNumbers()).isEqualTo(numbers(0, 2000));
    }
  }

  @Test
  void whatWasJournaledWhileTheCollectorWasAwayArrivesWhenItIsBack() throws Exception {
    collector.kill();
    try (SyslogPipeline pipeline = open(onDisk())) {
      appendNumbers(pipeline, 0, 500);
      await().until(() -> !listener.warnings().isEmpty());

      collector.restart();

      archive.await(500, LONG);
      assertThat(archivedNumbers()).isEqualTo(numbers(0, 500));
    }
    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.infos()).anyMatch(info -> info.startsWith("delivering again"));
  }

  @Test
  void anIdleConnectionThatTheCollectorEndsIsNoOutage() throws Exception {
    try (SyslogPipeline pipeline = open(onDisk())) {
      appendNumbers(pipeline, 0, 1);
      await().until(() -> pipeline.statistics().unconfirmedOctets() == 0);

      collector.kill();
      collector.restart();
      // Longer than the courier leaves an idle connection unobserved.
      await().during(Duration.ofSeconds(2)).atMost(LONG).until(() -> listener.warnings().isEmpty());

      appendNumbers(pipeline, 1, 2);
      archive.await(2, LONG);
    }
    assertThat(listener.warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CollectorFault.class,
      names = {
        "CLOSE_AFTER_BATCH",
        "RESET_AFTER_BATCH",
        "SERVERCLOSE_AFTER_BATCH",
        "GARBAGE_AFTER_BATCH",
        "ANSWER_500",
        "STALL_BEFORE_ANSWER"
      })
  void aConnectionThatFailsMidwayLosesNothing(CollectorFault fault) throws Exception {
    collector.injectOnce(fault, 100);
    try (SyslogPipeline pipeline = open(onDisk())) {
      appendNumbers(pipeline, 0, 1000);
      await().atMost(LONG).until(() -> archivedNumbers().contains(999));
    }
    assertThat(archivedNumbers().stream().distinct().toList()).isEqualTo(numbers(0, 1000));
  }

  @Test
  void aPipelineThatIsOpenedTwiceIsOneAndTheFirstCloseEndsNothing() throws Exception {
    SyslogPipeline first = open(onDisk());
    try (SyslogPipeline second = open(onDisk())) {
      appendNumbers(first, 0, 10);
      first.close();
      appendNumbers(second, 10, 20);
    }

    assertThat(archivedNumbers()).isEqualTo(numbers(0, 20));
    assertThat(collector.connections()).isEqualTo(1);
  }

  @Test
  void aNewTargetOnTheSameDirectoryIsUsedInPlace() throws Exception {
    Archive elsewhere = Archive.inMemory();
    try (Collector other = Collector.start(Scheme.RELP, elsewhere)) {
      SyslogPipeline old = open(onDisk());
      appendNumbers(old, 0, 10);
      archive.await(10, LONG);
      try (SyslogPipeline renewed = open(PipelineSetup.to(other.uri()).on(directory))) {
        old.close();
        appendNumbers(renewed, 10, 20);
      }
      assertThat(archivedNumbers()).isEqualTo(numbers(0, 10));
      assertThat(elsewhere.texts()).hasSize(10).allMatch(text -> !text.contains("number 9 "));
    }
  }

  @Test
  void aReconfigurationThatCannotBeHadLeavesAllAsItWas() throws Exception {
    try (SyslogPipeline pipeline = open(onDisk().signed(Hash.SHA_256))) {
      Path missing = directory.resolve("no-such-key.pem");
      PipelineSetup elsewhere = PipelineSetup.to("relp://localhost:1").on(directory);

      assertThatThrownBy(() -> open(elsewhere.signedWith(missing)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no-such-key.pem");

      appendNumbers(pipeline, 0, 10);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 10));
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }

  @Test
  void openingThatFailsOnceTheJournalIsOpenLeavesNoThreadAndNoLock() throws Exception {
    Path session = directory.resolve("session");
    PipelineListener saboteur =
        new PipelineListener() {
          @Override
          public void info(String what) { // a session is begun: the journal comes next
            try {
              Files.delete(session);
              Files.createDirectory(session);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public void warning(String what) {}
        };
    PipelineConfig config = onDisk().signed(Hash.SHA_256).config();

    assertThatThrownBy(() -> context.open(config, saboteur)).isInstanceOf(IOException.class);

    String preparer = "sealpost-preparer-" + directory.getFileName();
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .doesNotContain(preparer);
    Files.delete(session);
    try (SyslogPipeline pipeline = context.open(config, listener)) {
      appendNumbers(pipeline, 0, 10);
      assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
          .contains(preparer);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 10));
  }

  @Test
  void whatTheCollectorNeverConfirmedIsDeliveredByTheNextPipeline() throws Exception {
    collector.pause();
    try (SyslogPipeline pipeline = open(onDisk())) {
      appendNumbers(pipeline, 0, 100);
      pipeline.close(Duration.ofMillis(50));
    }
    collector.kill();
    collector.resume();
    collector.restart();

    try (SyslogPipeline next = open(onDisk())) {
      appendNumbers(next, 100, 110);
      await().atMost(LONG).until(() -> archivedNumbers().contains(109));
    }

    assertThat(archivedNumbers().stream().distinct().toList()).isEqualTo(numbers(0, 110));
  }

  @ParameterizedTest
  @EnumSource(Hash.class)
  void everySignedMessageIsCoveredByAValidBlock(Hash hash) throws Exception {
    try (SyslogPipeline pipeline = open(onDisk().signed(hash))) {
      appendNumbers(pipeline, 0, 1000);
    }

    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.uncovered()).isEmpty();
    assertThat(signed.messages()).isEqualTo(1000);
    assertThat(signed.hashes()).as("messages and two notices, no blocks").isEqualTo(1002);
    assertThat(signed.firstIsCertificate()).isTrue();
    assertThat(listener.infos()).anyMatch(info -> info.contains("is signed with the key"));
  }

  @Test
  void everyConnectionBeginsWithTheSessionsCertificate() throws Exception {
    try (SyslogPipeline pipeline = open(onDisk().signed(Hash.SHA_256))) {
      for (int connection = 0; connection < 3; connection++) {
        collector.kill();
        int before = archive.messages().size();
        collector.restart();

        pipeline.append(message("after break " + connection));

        await().atMost(LONG).until(() -> archive.messages().size() > before);
        assertThat(archive.texts().get(before)).contains("[ssign-cert ");
      }
    }
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }

  @Test
  void messagesThatNoSegmentWouldTakeAreRefusedBeforehand() {
    Header header = onDisk().config().encoder().header();
    PipelineSetup large =
        onDisk().encoded(new EncoderConfig(header, 16_385, Controls.ESCAPE, false, 32473));

    assertThatThrownBy(large::config)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16385")
        .hasMessageContaining("16384");
  }

  @Test
  void aChangedApplicationNameBeginsAnotherSession() throws Exception {
    SyslogPipeline old = open(onDisk().signed(Hash.SHA_256));
    appendNumbers(old, 0, 10);
    try (SyslogPipeline renamed = open(onDisk().signed(Hash.SHA_256).named("renamed"))) {
      old.close();
      appendNumbers(renamed, 10, 20);
    }

    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.uncovered()).isEmpty();
    assertThat(signed.sessions()).hasSize(2);
  }

  @Test
  void aSessionSaysFirstThatItStartsAndLastThatItEndsAndTheNextOneNamesIt() throws Exception {
    for (int from = 0; from < 20; from += 10) {
      try (SyslogPipeline pipeline = open(onDisk().signed(Hash.SHA_256))) {
        appendNumbers(pipeline, from, from + 10);
      }
    }

    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.uncovered()).isEmpty();
    assertThat(signed.sessions()).hasSize(2);
    String first = signed.sessions().iterator().next();
    assertThat(signed.notices()).hasSize(4);
    assertThat(signed.notices().get(0))
        .contains(
            "event=\"start\" rsid=\""
                + first
                + "\" previous=\"0\" previousEnded=\"false\" resends=\"noted\"]");
    assertThat(signed.notices().get(1))
        .contains("event=\"end\" rsid=\"" + first + "\" last=\"0/110:11\"]");
    assertThat(signed.notices().get(2))
        .contains(
            " previous=\""
                + first
                + "\" previousEnded=\"true\" previousLast=\"0/110:12\" resends=\"noted\"]");
    assertThat(signed.notices().get(3)).contains("event=\"end\"", " last=\"0/110:11\"]");
    List<String> unblocked =
        archive.texts().stream().filter(text -> !text.contains("[ssign")).toList();
    assertThat(unblocked.get(0)).isEqualTo(signed.notices().get(0));
    assertThat(unblocked.get(11)).isEqualTo(signed.notices().get(1));
  }

  @Test
  void aSessionThatNobodyEndedIsNamedAsSuch(@TempDir Path afterKill) throws Exception {
    try (SyslogPipeline pipeline = open(onDisk().signed(Hash.SHA_256))) {
      appendNumbers(pipeline, 0, 10);
      Path session = directory.resolve("session");
      await().until(() -> Files.readString(session).contains(" running host.example.org "));
      copyFiles(directory, afterKill);
    }
    Archive afterwards = Archive.inMemory();
    try (Collector other = Collector.start(Scheme.RELP, afterwards);
        SyslogPipeline next =
            open(PipelineSetup.to(other.uri()).on(afterKill).signed(Hash.SHA_256))) {
      appendNumbers(next, 10, 20);
    }

    String first = SignedArchive.of(archive.messages()).sessions().iterator().next();
    assertThat(SignedArchive.of(afterwards.messages()).notices())
        .anyMatch(
            notice ->
                notice.contains(
                    "previous=\"" + first + "\" previousEnded=\"false\" previousLast=\"0/110:"));
  }

  @Test
  void aPipelineThatIsOpenedAgainAfterItsLastCloseBeginsAnotherSession() throws Exception {
    try (SyslogPipeline pipeline = open(onDisk().signed(Hash.SHA_256))) {
      appendNumbers(pipeline, 0, 10);
    }
    try (SyslogPipeline again = open(onDisk().signed(Hash.SHA_256))) {
      appendNumbers(again, 10, 20);
    }

    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.uncovered()).isEmpty();
    assertThat(signed.notices()).hasSize(4);
    assertThat(signed.notices().get(2)).contains(" previousEnded=\"true\" previousLast=");
  }

  @Test
  void sessionNumbersThatBeginAgainAreWarnedAbout() throws Exception {
    Clock late = Clock.fixed(Instant.ofEpochSecond(12_000_000_000L), ZoneOffset.UTC);
    assertThat(new SessionDirectory(directory, Optional.empty()).nextRsid(late))
        .isEqualTo(9_999_999_999L);

    try (SyslogPipeline pipeline = open(onDisk().signed(Hash.SHA_256))) {
      appendNumbers(pipeline, 0, 10);
    }

    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .contains("9999999999", "begin again at 1");
    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.sessions()).containsExactly("1");
    assertThat(signed.uncovered()).isEmpty();
  }

  @Test
  void aKeyThatOthersCanReadIsWarnedAboutOnceAtTheStart() throws Exception {
    PipelineConfig config = onDisk().signed(Hash.SHA_1).config();
    context.open(config, listener).close(); // makes the key
    Path key = directory.resolve("sign-key.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

    try (SyslogPipeline pipeline = context.open(config, listener)) {
      appendNumbers(pipeline, 0, 10);
    }

    assertThat(listener.warnings())
        .containsExactly("others can read the private key in " + key + ": chmod 600 " + key);
  }

  @Test
  void signingWithoutADirectoryIsRefused() {
    assertThatThrownBy(() -> PipelineSetup.to(collector.uri()).signed(Hash.SHA_256).config())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory");
  }

  @Test
  void aFullJournalDropsTheNewestCountsThemAndKeepsWhatItAccepted() throws Exception {
    collector.kill();
    int accepted = 0;
    long drops;
    try (SyslogPipeline pipeline = open(onDisk().segments(4).signed(Hash.SHA_256))) {
      for (int i = 0; i < 20_000; i++) {
        accepted += pipeline.append(message("x")) ? 1 : 0;
      }
      long dropped = 20_000L - accepted;
      assertThat(dropped).isPositive();
      assertThat(pipeline.statistics().dropped()).isEqualTo(dropped);
      assertThat(pipeline.statistics().accepted()).isEqualTo(accepted);
      await().until(() -> listener.warnings().stream().anyMatch(w -> w.contains("dropped")));

      collector.restart();
      await().atMost(LONG).until(() -> pipeline.append(message("room again")));
      accepted++;
      drops = pipeline.statistics().drops().get(DropReason.FULL);
      assertThat(pipeline.statistics().dropped()).isEqualTo(drops);
    }
    SignedArchive signed = SignedArchive.of(archive.messages());
    // Not the distinct ones: two messages of one microsecond are equal.
    assertThat(signed.messages()).isEqualTo(accepted);
    assertThat(signed.uncovered()).isEmpty();
    assertThat(announcedDrops("full")).isEqualTo(drops);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutSignaturesTheStreamSaysWhatWasDroppedToo(boolean inMemory) throws Exception {
    collector.kill();
    PipelineSetup setup = PipelineSetup.to(collector.uri()).segments(4);
    long drops;
    try (SyslogPipeline pipeline = open(inMemory ? setup : setup.on(directory))) {
      for (int i = 0; i < 20_000; i++) {
        pipeline.append(message("x"));
      }
      drops = pipeline.statistics().dropped();
      assertThat(drops).isPositive();

      collector.restart();
      await().atMost(LONG).until(() -> announcedDrops("full") == drops);
    }
    assertThat(announcedDrops("full")).isEqualTo(drops);
  }

  @Test
  void blockingWaitsForRoomAndDropsNothing() throws Exception {
    Overflow block = new Overflow(Duration.ofSeconds(20), 1, Severity.WARNING);
    try (SyslogPipeline pipeline = open(onDisk().segments(4).overflow(block))) {
      appendNumbers(pipeline, 0, 20_000);
      assertThat(pipeline.statistics().dropped()).isZero();
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 20_000));
  }

  @Test
  void aboveTheShareOnlySevereMessagesAreAccepted() throws Exception {
    collector.kill();
    Overflow early = new Overflow(Duration.ZERO, 0.5, Severity.WARNING);
    try (SyslogPipeline pipeline = open(onDisk().segments(4).overflow(early))) {
      int n = 0;
      while (pipeline.append(message("filling up " + n))) {
        n++;
      }
      SyslogMessage warning =
          new SyslogMessage(Instant.now(), Severity.WARNING, "-", List.of(), "still room for me");

      assertThat(pipeline.append(message("not for me"))).isFalse();
      assertThat(pipeline.append(warning)).isTrue();
      assertThat(pipeline.statistics().drops()).containsEntry(DropReason.BELOW_LEVEL, 2L);
      collector.restart();
    }
    assertThat(announcedDrops("below-level")).isEqualTo(2);
  }

  @Test
  void whoWaitedForRoomInVainIsCountedForThat() throws Exception {
    collector.kill();
    Overflow block = new Overflow(Duration.ofMillis(20), 1, Severity.WARNING);
    try (SyslogPipeline pipeline = open(onDisk().segments(4).overflow(block))) {
      while (pipeline.append(message("filling up"))) {}

      assertThat(pipeline.statistics().drops()).containsEntry(DropReason.TIMEOUT, 1L);
      collector.restart();
    }
    assertThat(announcedDrops("timeout")).isEqualTo(1);
  }

  @Test
  void threadsHaveReadableNamesAndAreToldApartAsOurs() throws Exception {
    try (SyslogPipeline pipeline = open(onDisk())) {
      appendNumbers(pipeline, 0, 1);
      assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
          .contains("sealpost-TEST-keeper", "sealpost-TEST-courier");
    }
    assertThat(SyslogPipeline.isOwnThread()).isFalse();
  }

  private PipelineSetup onDisk() {
    return PipelineSetup.to(collector.uri()).on(directory);
  }

  private SyslogPipeline open(PipelineSetup setup) throws IOException {
    return context.open(setup.config(), listener);
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void appendNumbers(SyslogPipeline pipeline, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(pipeline.append(message("number " + i + " of the test"))).isTrue();
    }
  }

  /** What the notices that arrived say in sum. */
  private long announcedDrops(String reason) {
    Pattern notice =
        Pattern.compile("sealpost-dropped@32473 count=\"(\\d+)\" reason=\"" + reason + "\"");
    return archive.texts().stream()
        .flatMap(text -> notice.matcher(text).results())
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private List<Integer> archivedNumbers() {
    return archive.texts().stream()
        .filter(text -> text.contains(" number "))
        .map(text -> Integer.valueOf(text.replaceAll("(?s).* number (\\d+) .*", "$1")))
        .toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
