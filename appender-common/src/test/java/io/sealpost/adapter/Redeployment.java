package io.sealpost.adapter;

import io.sealpost.testing.Deployment;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An application with its own copies of a framework and of ours that is deployed, logs over TLS
 * into a signed spool, and is undeployed; again and again, on one spool.
 */
public final class Redeployment implements AutoCloseable {
  private final Deployment<Consumer<String>> deployment;
  private final Path place;
  private final TestAuthority authority;
  private final TestAuthority stranger;
  private final Archive archive = Archive.inMemory();
  private final Collector collector;

  /**
   * With a collector that runs.
   *
   * @param application takes its configuration, logs texts that it is given, and stops the
   *     framework when it is closed
   * @param frameworks classes that the framework loads while it stops, whatever its appenders
   * @param jars classes of each of its jars
   */
  public Redeployment(
      Class<? extends Consumer<String>> application,
      Path place,
      Set<String> frameworks,
      Class<?>... jars)
      throws IOException {
    this.deployment = new Deployment<>(application, frameworks, jars);
    this.place = place;
    this.authority = TestAuthority.create(place, "ca");
    this.stranger = TestAuthority.create(place, "stranger");
    TestCertificate server = authority.certificate("server").host("localhost").issue();
    this.collector =
        Collector.start(
            Scheme.TLS,
            archive,
            new CollectorTls(server.cert(), server.key(), authority.certificate())
                .withoutClientCert());
  }

  public Collector collector() {
    return collector;
  }

  /** Deploys, does this with its logger, undeploys, and looks. */
  public void live(Deployment.Course<Consumer<String>> course) throws Exception {
    deployment.live(properties(authority), course);
  }

  /** Likewise, with a CA that is not the collector's. */
  public void liveUntrusting(Deployment.Course<Consumer<String>> course) throws Exception {
    deployment.live(properties(stranger), course);
  }

  private Map<String, String> properties(TestAuthority trusted) {
    return Map.of(
        "target", collector.uri(),
        "ca", trusted.certificate().toString(),
        "spool", place.resolve("spool").toString(),
        "shutdownTimeout", "1 s");
  }

  /** The archive of the collector. */
  public Archive archive() {
    return archive;
  }

  /** Waits until the collector has so many messages. */
  public void await(int messages) throws InterruptedException {
    archive.await(messages, Duration.ofSeconds(30));
  }

  @Override
  public void close() throws IOException {
    collector.close();
  }
}
