package io.sealpost.samples.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Gone;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A web application in Tomcat that is deployed and undeployed again and again, on one spool, with a
 * signed stream over TLS: all events arrive, and nothing of it stays.
 */
@Timeout(300)
abstract class UndeployContract {
  private static final int ROUNDS = Thorough.times(2, 20);
  private static final int EVENTS = 50; // a round

  private final WebApplication application;
  @TempDir private Path place;
  private TestAuthority authority;
  private CollectorTls tls;

  UndeployContract(WebApplication application) {
    this.application = application;
  }

  @BeforeEach
  final void makeCertificates() {
    authority = TestAuthority.create(place, "ca");
    TestCertificate server = authority.certificate("server").host("localhost").issue();
    tls =
        new CollectorTls(server.cert(), server.key(), authority.certificate()).withoutClientCert();
  }

  @Test
  final void eventsArriveAndNothingStays() throws Exception {
    Archive archive = Archive.inMemory();
    Path spool = place.resolve("spool");
    try (Collector collector = Collector.start(Scheme.TLS, archive, tls)) {
      run(ROUNDS, collector, spool, "AUDIT");
    }
    CheckedArchive verified = CheckedArchive.of(archive.messages(), spool);
    assertThat(verified.events()).isEqualTo(IntStream.range(0, ROUNDS * EVENTS).boxed().toList());
    assertThat(verified.findings()).isEmpty();
  }

  /** So that the other one shows what is ours. */
  @Test
  final void nothingStaysWithoutUs() throws Exception {
    try (Collector collector = Collector.start(Scheme.TLS, Archive.inMemory(), tls)) {
      run(Thorough.times(1, 3), collector, place.resolve("spool"), "NULL");
    }
  }

  private void run(int rounds, Collector collector, Path spool, String appender) throws Exception {
    Path directory =
        application.write(
            place.resolve("audit"), collector.uri(), authority.certificate(), spool, appender);
    List<Gone> loaders = new ArrayList<>();
    try (WebContainer container = new WebContainer(place.resolve("tomcat"))) {
      for (int round = 0; round < rounds; round++) {
        loaders.add(round(container, directory, round));
        assertThat(threads()).as("threads after round %s", round).isEmpty();
      }
      loaders.forEach(Gone::await);
      assertThat(container.leaks()).isEmpty();
      assertThat(container.warnings()).isEmpty();
    }
  }

  private static Gone round(WebContainer container, Path directory, int round) throws Exception {
    Context context = container.deploy(directory);
    String answer = container.get("/log?from=" + round * EVENTS + "&to=" + (round + 1) * EVENTS);
    assertThat(answer).contains(" 200 ");
    Gone loader = Gone.of("round " + round, context.getLoader().getClassLoader());
    container.undeploy(context);
    return loader;
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("sealpost-"))
        .toList();
  }
}
