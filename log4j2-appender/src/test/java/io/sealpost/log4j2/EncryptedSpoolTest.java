package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.DirectoryContent;
import io.sealpost.testing.SearchedOctets;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is logged is in no file of an encrypted spool directory, and arrives all the same. */
@Tag("any-locale")
@Timeout(60)
final class EncryptedSpoolTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @AfterEach
  void clearContext() {
    ThreadContext.clearAll();
    System.clearProperty(RunningLog4j.COLLECTOR);
    System.clearProperty(RunningLog4j.SPOOL);
  }

  @Test
  void noFileShowsWhatWasLogged() throws Exception {
    Files.writeString(directory.resolve("audit.key"), "0123456789abcdef".repeat(4));
    Archive archive = Archive.inMemory();
    System.setProperty(RunningLog4j.SPOOL, directory.toString());
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      System.setProperty(RunningLog4j.COLLECTOR, collector.uri());
      collector.kill();
      ThreadContext.put("user", "alice");
      try (RunningLog4j log4j = RunningLog4j.from("encrypted.xml")) {
        log4j.logger().info("confidential {}", 4711, new IllegalStateException("innermost"));
      }
      new SearchedOctets(DirectoryContent.text(directory.resolve("audit")))
          .holdNoneOf("confidential", "user=\"alice", "innermost");
      collector.restart();
      try (RunningLog4j log4j = RunningLog4j.from("encrypted.xml")) {
        log4j.logger().info("the next start");
        await().atMost(LONG).until(() -> archive.texts().toString().contains("the next start"));
      }
    }
    assertThat(archive.texts()).filteredOn(text -> text.contains("confidential 4711")).hasSize(1);
  }
}
