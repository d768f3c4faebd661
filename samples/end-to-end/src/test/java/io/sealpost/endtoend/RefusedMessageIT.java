package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testkit.Archive;
import io.sealpost.verify.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.ThreadContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message over the limit of a real syslog-ng, which ends the connection whenever it comes and
 * takes the others.
 */
@NeedsLogHost(LogHostKind.SYSLOG_NG)
@Timeout(180)
class RefusedMessageIT {
  private static final int EVENTS = 200;
  private static final int TOO_LONG = 100;

  @TempDir private Path directory;

  @Test
  void itIsSetAsideAndTheArchiveIsWholeWithIt() throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    Path refused = spool.resolve("refused");
    Listener listener = Listener.TLS_SYSLOG_NG;
    try (LogHost host = site.start(listener.kind())) {
      try (Framework.Logging logging =
          Framework.LOG4J2.start(configuration(host.target(listener), spool, site))) {
        IntStream.range(0, EVENTS).forEach(number -> log(logging, number));
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> Files.isDirectory(refused) && !read(refused).isEmpty());
      }
      List<byte[]> messages = new ArrayList<>(host.archive(listener));
      VerifiedArchive alone = VerifiedArchive.of(messages, spool);
      assertThat(alone.firstArrivals())
          .isEqualTo(IntStream.range(0, EVENTS).filter(n -> n != TOO_LONG).boxed().toList());
      assertThat(alone.announcedDrops()).isOne();
      assertThat(alone.findings()).extracting(Finding::kind).hasSize(1);

      messages.addAll(read(refused));
      VerifiedArchive whole = VerifiedArchive.of(messages, spool);
      assertThat(whole.findings()).isEmpty();
      assertThat(whole.events()).contains(TOO_LONG);
    }
  }

  private Path configuration(String target, Path spool, LogSite site) throws IOException {
    Path file =
        AuditAppender.to(target, spool, site.ca(), site.client())
            .with("retryDelayMax", "100 ms") // it is tried again many times
            .write(Framework.LOG4J2, directory.resolve("logging.xml"));
    String longer =
        Files.readString(file)
            .replace("facility=\"LOCAL0\"", "facility=\"LOCAL0\" maxMessageSize=\"200000\"");
    return Files.writeString(file, longer);
  }

  private static void log(Framework.Logging logging, int number) {
    String request = number == TOO_LONG ? "x".repeat(140_000) : "4f2a";
    ThreadContext.put("request", request);
    logging.event(number);
  }

  private static List<byte[]> read(Path refused) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(refused)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".oct")).sorted().toList()) {
        messages.addAll(Archive.read(file));
      }
    }
    return messages;
  }
}
