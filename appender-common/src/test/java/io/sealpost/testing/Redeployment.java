package io.sealpost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.transport.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An application with its own copies of a framework and of ours that is deployed, logs over TLS
 * into a signed spool, and is undeployed; again and again, on one spool. What is left then of it is
 * found here.
 */
public final class Redeployment implements AutoCloseable {
  private final Class<?> application;
  private final Class<?>[] jars;
  private final Set<String> frameworks;
  private final Path place;
  private final TestAuthority authority;
  private final TestAuthority stranger;
  private final Archive archive = Archive.inMemory();
  private final Collector collector;

  /**
   * With a collector that runs.
   *
   * @param application has a constructor that takes the names and values of its configuration, logs
   *     texts that it is given, and stops the framework when it is closed
   * @param frameworks classes that the framework loads while it stops, whatever its appenders
   * @param jars classes of each of its jars
   */
  public Redeployment(Class<?> application, Path place, Set<String> frameworks, Class<?>... jars)
      throws IOException {
    this.application = application;
    this.frameworks = frameworks;
    this.jars = jars;
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

  /** What of a life is told to a test. */
  @FunctionalInterface
  public interface Course {
    void run(Consumer<String> logger) throws Exception;
  }

  /** Deploys, does this with its logger, undeploys, and looks. */
  public void live(Course course) throws Exception {
    live(authority, course);
  }

  /** Likewise, with a CA that is not the collector's. */
  public void liveUntrusting(Course course) throws Exception {
    live(stranger, course);
  }

  private void live(TestAuthority trusted, Course course) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OwnClasses loader = OwnClasses.of(jars);
    Life life = new Life(loader);
    life.run(course, properties(trusted));
    assertThat(alive(before)).as("threads when stop has returned").isEmpty();
    loader.close();
    assertThat(life.lateClasses)
        .as("classes loaded while stopping, but for those of a framework that has no appender")
        .isSubsetOf(frameworks);
    Gone gone = Gone.of("the application's class loader", loader);
    life = null;
    loader = null;
    gone.await();
  }

  private Map<String, String> properties(TestAuthority trusted) {
    return Map.of(
        "target", collector.uri(),
        "ca", trusted.certificate().toString(),
        "spool", place.resolve("spool").toString(),
        "shutdownTimeout", "1 s");
  }

  /** Ours, and what the JDK has made for us. */
  private static List<String> alive(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> !thread.getName().startsWith("collector"))
        .map(Thread::getName)
        .collect(Collectors.toList());
  }

  private final class Life {
    private final OwnClasses loader;
    private List<String> lateClasses = List.of();

    Life(OwnClasses loader) {
      this.loader = loader;
    }

    @SuppressWarnings("unchecked")
    void run(Course course, Map<String, String> properties) throws Exception {
      Object deployed =
          loader.loadClass(application.getName()).getConstructor(Map.class).newInstance(properties);
      course.run((Consumer<String>) deployed);
      int asked = loader.asked().size();
      ((AutoCloseable) deployed).close();
      lateClasses = loader.asked().subList(asked, loader.asked().size());
    }
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
