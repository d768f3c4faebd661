package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.pipeline.PipelineOwner;
import io.sealpost.sign.key.Hash;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may have a spool directory: its first appender, and the one that replaces it. */
@Timeout(60)
final class DirectoryOwnerTest {
  private record Claim(PipelineOwner owner, String name) {}

  private final RecordingListener listener = new RecordingListener();
  private final AppenderContext context = new AppenderContext();
  private final Archive archive = Archive.inMemory();
  private final Archive elsewhere = Archive.inMemory();
  @TempDir private Path place;
  private Path directory;
  private Collector collector;
  private Collector other;

  @BeforeEach
  void start() throws IOException {
    directory = place.resolve("spool");
    collector = Collector.start(Scheme.RELP, archive);
    other = Collector.start(Scheme.TCP, elsewhere);
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    other.close();
  }

  private PipelineSetup owned() {
    return PipelineSetup.to(collector.uri()).on(directory).signed(Hash.SHA_256);
  }

  private PipelineSetup claimOf(Path path) {
    return PipelineSetup.to(other.uri()).on(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spool", "./spool", "a/../spool", "link", "spool/urgent", "spool/refused/x"})
  void otherClaimsAreRefusedByTheOwnersNameAndHarmNothing(String path) throws Exception {
    Files.createDirectories(place.resolve("a"));
    Files.createDirectories(directory);
    Files.createSymbolicLink(place.resolve("link"), directory);
    PipelineOwner first = context.next();
    try (SyslogPipeline owner =
        SyslogPipeline.open(owned().appender("AUDIT").config(), first, listener)) {
      owner.append(message("before"));
      RecordingListener stranger = new RecordingListener();
      List<Claim> claims =
          List.of(
              new Claim(first, "AUDIT"),
              new Claim(first, "APP"),
              new Claim(context.next(), "APP"),
              new Claim(new AppenderContext().next(), "AUDIT"),
              new Claim(PipelineOwner.alone(), "AUDIT"));
      for (Claim claim : claims) {
        PipelineConfig config = claimOf(place.resolve(path)).appender(claim.name()).config();
        assertThatThrownBy(() -> SyslogPipeline.open(config, claim.owner(), stranger))
            .as("%s", claim)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("spool")
            .hasMessageContaining(
                "is in use by the appender AUDIT of the context test in this process");
      }
      owner.append(message("after"));
      assertThat(stranger.infos()).isEmpty();
    }
    assertThat(archive.texts()).filteredOn(text -> text.endsWith("before")).hasSize(1);
    assertThat(archive.texts()).filteredOn(text -> text.endsWith("after")).hasSize(1);
    assertThat(SignedArchive.of(archive.messages()).sessions()).hasSize(1);
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
    assertThat(other.connections()).isZero();
  }

  @Test
  void newerConfigurationOfTheSameContextReplacesTheOwner() throws Exception {
    PipelineOwner old = context.next();
    SyslogPipeline first = SyslogPipeline.open(owned().config(), old, listener);
    first.append(message("one"));
    try (SyslogPipeline second = context.open(owned().config(), listener)) {
      assertThatThrownBy(() -> SyslogPipeline.open(owned().config(), old, listener))
          .as("late, of the configuration that was replaced")
          .isInstanceOf(IOException.class);
      first.close();
      second.append(message("two"));
    }
    assertThat(collector.connections()).isEqualTo(1);
    assertThat(SignedArchive.of(archive.messages()).sessions()).hasSize(1);
    assertThat(elsewhere.count()).isZero();
  }

  @Test
  void pipelinesInMemoryAreNobodyElses() throws Exception {
    try (SyslogPipeline first =
            SyslogPipeline.open(PipelineSetup.to(collector.uri()).config(), listener);
        SyslogPipeline second =
            SyslogPipeline.open(PipelineSetup.to(other.uri()).config(), listener)) {
      first.append(message("one"));
      second.append(message("two"));
    }
    assertThat(archive.texts()).singleElement().asString().endsWith("one");
    assertThat(elsewhere.texts()).singleElement().asString().endsWith("two");
  }

  @Test
  void whatWasHandedOverGoesOnForTheNextOne() throws Exception {
    SyslogPipeline first = SyslogPipeline.open(owned().config(), context.next(), listener);
    first.append(message("one"));
    first.handOver();
    assertThat(first.isHandedOver()).isTrue();
    try (SyslogPipeline second =
        SyslogPipeline.open(owned().config(), context.current(), listener)) {
      assertThat(first.isHandedOver()).isFalse();
      first.close();
      second.append(message("two"));
    }
    assertThat(collector.connections()).isEqualTo(1);
    assertThat(SignedArchive.of(archive.messages()).notices()).hasSize(2);
    awaitNoThread();
  }

  @Test
  void whatWasHandedOverMakesWayForOthers() throws Exception {
    SyslogPipeline first = SyslogPipeline.open(owned().config(), context.next(), listener);
    first.append(message("one"));
    first.handOver();
    try (SyslogPipeline stranger =
        SyslogPipeline.open(claimOf(directory).appender("APP").config(), listener)) {
      assertThat(first.isHandedOver()).isFalse();
      stranger.append(message("two"));
    }
    assertThat(elsewhere.texts().get(elsewhere.texts().size() - 1)).endsWith("two");
  }

  @Test
  void whatNobodyTakesOverIsDeliveredAndClosed() throws Exception {
    SyslogPipeline first = SyslogPipeline.open(owned().config(), context.next(), listener);
    first.append(message("one"));
    first.handOver();
    await().atMost(Duration.ofSeconds(30)).until(() -> !first.isHandedOver());
    awaitNoThread();
    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.notices()).hasSize(2);
    assertThat(signed.uncovered()).isEmpty();
  }

  @Test
  void closingWhatWasHandedOverLeavesNothing() throws Exception {
    SyslogPipeline first = SyslogPipeline.open(owned().config(), context.next(), listener);
    first.append(message("one"));
    first.handOver();
    first.close();
    assertThat(threads()).isEmpty();
    assertThat(SignedArchive.of(archive.messages()).notices()).hasSize(2);
  }

  private static void awaitNoThread() {
    await().atMost(Duration.ofSeconds(30)).until(() -> threads().isEmpty());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("sealpost-TEST-") || name.equals("sealpost-closer"))
        .toList();
  }
}
