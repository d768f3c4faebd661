package io.sealpost;

import static io.sealpost.PipelineBeans.bean;
import static io.sealpost.PipelineSetup.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.journal.Journals;
import io.sealpost.journal.encryption.EncryptedFile;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.DirectoryContent;
import io.sealpost.testing.SearchedOctets;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pipelines over spool directories that are encrypted. */
@Timeout(120)
final class EncryptedPipelineTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("confidential (\\d+)");
  private static final EncryptionKey FIRST = Journals.key(1);
  private static final EncryptionKey SECOND = Journals.key(2);

  private final Archive archive = Archive.inMemory();
  private final RecordingListener listener = new RecordingListener();

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

  private SyslogPipeline open(Path spool, boolean signed, KeyRing ring) throws IOException {
    PipelineSetup setup = PipelineSetup.to(collector.uri()).on(spool);
    return open(signed ? setup.signed(Hash.SHA_1) : setup, ring);
  }

  private SyslogPipeline open(PipelineSetup setup, KeyRing ring) throws IOException {
    return context.open(setup.encrypted(ring).config(), listener);
  }

  private static void append(SyslogPipeline pipeline, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(pipeline.append(message("confidential " + i))).isTrue();
    }
  }

  private List<Integer> arrived() {
    return archive.texts().stream()
        .flatMap(text -> NUMBER.matcher(text).results())
        .map(found -> Integer.valueOf(found.group(1)))
        .distinct() // a slow answer has it sent again
        .toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** What a process would leave that was killed with so many messages waiting. */
  private void leaveBacklog(int messages, boolean signed, Path killed) throws IOException {
    collector.kill();
    try (SyslogPipeline pipeline = open(directory, signed, KeyRing.of(FIRST))) {
      append(pipeline, 0, messages);
      DirectoryContent.copy(directory, killed);
      pipeline.close(Duration.ZERO);
    }
    collector.restart();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void backlogWithoutItsKeyWaitsWhileMessagesAreAcceptedAndAllArrivesInOrderWithIt(
      boolean signed, @TempDir Path killed) throws Exception {
    leaveBacklog(50, signed, killed);

    try (SyslogPipeline pipeline = open(killed, signed, KeyRing.of(SECOND))) {
      append(pipeline, 50, 100);
      pipeline.close(Duration.ofMillis(300));
    }
    assertThat(archive.messages()).isEmpty();
    assertThat(listener.warnings())
        .anyMatch(
            warning ->
                warning.contains(
                    "is encrypted with the key "
                        + FIRST.idText()
                        + ", and encryptionKey gives "
                        + SECOND.idText()));

    try (SyslogPipeline pipeline = open(killed, signed, KeyRing.of(SECOND, FIRST))) {
      append(pipeline, 100, 110);
      await().atMost(LONG).until(() -> arrived().contains(109));
    }
    assertThat(arrived()).isEqualTo(numbers(0, 110));
    new SearchedOctets(DirectoryContent.text(killed)).holdNoneOf("confidential");
    if (signed) {
      assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
    }
  }

  @Test
  void keysAreExchangedInPlace() throws Exception {
    collector.kill();
    try (SyslogPipeline plain = open(directory, true, KeyRing.NONE)) {
      append(plain, 0, 50);
      try (SyslogPipeline first = open(directory, true, KeyRing.of(FIRST))) {
        append(first, 50, 100);
        try (SyslogPipeline second = open(directory, true, KeyRing.of(SECOND))) {
          append(second, 100, 150);
          assertThat(DirectoryContent.text(directory))
              .contains("confidential 49")
              .doesNotContain("confidential 50", "confidential 100");
          collector.restart();
          await().atMost(LONG).until(() -> arrived().contains(149));
        }
      }
    }
    assertThat(arrived()).isEqualTo(numbers(0, 150));
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
    assertThat(listener.warnings())
        .filteredOn(warning -> warning.contains("is encrypted"))
        .singleElement()
        .asString()
        .contains(FIRST.idText() + ", which encryptionKey no longer gives");
    assertThat(listener.infos()).contains("what waits is encrypted with the key " + FIRST.idText());
  }

  @Test
  void missingKeyThatIsGivenInPlaceOpensTheBacklog(@TempDir Path killed) throws Exception {
    leaveBacklog(10, true, killed);

    PipelineSetup setup =
        PipelineSetup.to(collector.uri()).on(killed).signed(Hash.SHA_1).appender("KEYLESS");
    try (SyslogPipeline wrong = open(setup, KeyRing.of(SECOND))) {
      append(wrong, 10, 20);
      assertThat(bean("KEYLESS").getMissingKey()).contains(FIRST.idText(), SECOND.idText());
      try (SyslogPipeline right = open(setup, KeyRing.of(SECOND, FIRST))) {
        assertThat(bean("KEYLESS").getMissingKey()).isEmpty();
        append(right, 20, 30);
        await().atMost(LONG).until(() -> arrived().contains(29));
      }
    }
    assertThat(arrived()).isEqualTo(numbers(0, 30));
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }

  @Test
  void urgentMessagesAreEncryptedByTheSameKey() throws Exception {
    collector.kill();
    PipelineSetup urgent =
        PipelineSetup.to(collector.uri()).on(directory).urgent(Severity.INFORMATIONAL);
    try (SyslogPipeline pipeline = open(urgent, KeyRing.of(FIRST))) {
      append(pipeline, 0, 10);
      assertThat(directory.resolve("urgent")).isNotEmptyDirectory();
      new SearchedOctets(DirectoryContent.text(directory)).holdNoneOf("confidential");
      collector.restart();
      await().atMost(LONG).until(() -> arrived().contains(9));
    }
    assertThat(arrived()).isEqualTo(numbers(0, 10));
  }

  @Test
  void whatTheCollectorRefusesIsSetAsideEncrypted() throws Exception {
    collector.refuse(message -> new String(message, UTF_8).contains("confidential 0"));
    try (SyslogPipeline pipeline = open(directory, false, KeyRing.of(FIRST))) {
      append(pipeline, 0, 2);
      await().atMost(LONG).until(() -> pipeline.statistics().drops().get(DropReason.REFUSED) == 1L);
      new SearchedOctets(DirectoryContent.text(directory)).holdNoneOf("confidential");
    }
    try (Stream<Path> files = Files.list(directory.resolve("refused"))) {
      Path file = files.findFirst().orElseThrow();
      String name = file.getFileName().toString();
      byte[] octets = EncryptedFile.read(KeyRing.of(FIRST), name, Files.readAllBytes(file));
      assertThat(new String(octets, UTF_8)).matches("\\d+ <.*confidential 0\n");
    }
  }
}
