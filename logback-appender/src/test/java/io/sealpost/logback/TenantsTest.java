package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sample's configuration: a spool for each tenant, whatever it is called. */
@Timeout(60)
final class TenantsTest {
  private static final Path SAMPLE = Path.of("..", "samples", "tenants", "logback.xml");
  private static final List<String> TENANTS =
      List.of("acme", "../x", "..", "a/b", "a b", "ä\"*?=,:", ".hidden", "n".repeat(300));

  private final Archive archive = Archive.inMemory();
  @TempDir private Path spools;
  private Collector collector;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
    System.setProperty("loghost", collector.uri());
    System.setProperty("spool", spools.resolve("tenants").toString());
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    System.clearProperty("loghost");
    System.clearProperty("spool");
  }

  @Test
  void eachTenantHasASpoolBelowTheDirectory() throws IOException, JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(SAMPLE.toFile());
    context.start();
    try {
      context.getLogger("billing").info("of nobody");
      for (String tenant : TENANTS) {
        context.getMDCAdapter().put("tenant", tenant);
        context.getLogger("billing").info("of {}", tenant);
      }
      assertThat(spools).isDirectoryContaining("glob:**/tenants");
      assertThat(list(spools)).hasSize(1);
      List<Path> made = list(spools.resolve("tenants"));
      assertThat(made).hasSize(TENANTS.size() + 1);
      assertThat(made).allSatisfy(spool -> assertThat(spool).isDirectoryContaining("glob:**/lock"));
      assertThat(octets(made.get(0))).isLessThan(3 << 20);
    } finally {
      context.stop();
    }
    assertThat(archive.texts().stream().filter(text -> text.contains(" of "))).hasSize(9);
  }

  private static long octets(Path spool) throws IOException {
    long sum = 0;
    for (Path file : list(spool)) {
      sum += Files.size(file);
    }
    return sum;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.sorted().toList();
    }
  }
}
