package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A directory belongs to the appender that opened it: read from the wire.
 *
 * <p>In {@code two-claims.xml}, {@code AUDIT} has a directory and sends over TLS; {@code APP} and
 * the appenders that {@code TENANTS} makes would send elsewhere, in clear text. The directory of
 * {@code APP} is that of {@code AUDIT}.
 */
public abstract class DirectoryOwnerContract<R extends RunningFramework>
    extends AdapterContract<R> {
  private static final String OTHER = "sealpost.other";
  protected static final String TENANTS = "tenants";

  protected final Archive secured = Archive.inMemory();
  protected final Archive clear = Archive.inMemory();
  protected Collector owner;
  private Collector other;

  protected DirectoryOwnerContract(Framework<R> framework) {
    super(framework);
  }

  @BeforeEach
  final void startBoth() throws Exception {
    TestAuthority authority = TestAuthority.create(place, "authority");
    Files.copy(authority.certificate(), place.resolve("ca.pem"));
    Files.createDirectories(place.resolve("y"));
    TestCertificate server = authority.certificate("server").host("localhost").issue();
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), authority.certificate());
    owner = Collector.start(Scheme.RELP_TLS, secured, tls.withoutClientCert());
    other = Collector.start(Scheme.TCP, clear);
    System.setProperty(OTHER, other.uri());
  }

  @AfterEach
  final void stopBoth() throws Exception {
    owner.close();
    other.close();
    System.clearProperty(OTHER);
  }

  protected final R start() throws Exception {
    return from("two-claims.xml", owner);
  }

  @Test
  final void anAppenderThatNamesAnothersDirectorySendsNothingOfIts() throws Exception {
    try (R framework = start()) {
      framework.info("secret");
      assertThat(framework.isStarted("APP")).isFalse();
      assertThat(framework.errorsOf("APP"))
          .anyMatch(
              error ->
                  error.startsWith("java.io.IOException: spool directory ")
                      && error.contains(
                          "/x is in use by the appender AUDIT of the context test in this process"));
      framework.reconfigure();
      assertThat(framework.isStarted("APP")).isFalse();
      framework.info("more");
    }
    assertThat(secured.texts()).anyMatch(text -> text.contains("[ssign "));
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("secret")).hasSize(1);
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("more")).hasSize(1);
    assertThat(other.connections()).isZero();
  }

  @Test
  final void anotherContextOrAppenderForATenantGetsNeitherTheDirectoryNorItsEvents()
      throws Exception {
    try (R first = start();
        R second = start()) {
      assertThat(second.isStarted("AUDIT")).isFalse();
      first.info("of the first");
      first.put("tenant", "acme");
      first.logAs(TENANTS, "of acme");
      first.put("tenant", "./acme"); // which in either configuration means the same directory
      first.logAs(TENANTS, "of another");
    }
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("of the first")).hasSize(1);
    assertThat(clear.texts()).singleElement().asString().endsWith("of acme");
  }

  @Test
  final void nothingRunsAnyMoreWhenTheContextHasStopped() throws Exception {
    try (R framework = start()) {
      framework.info("one");
      framework.put("tenant", "acme");
      framework.logAs(TENANTS, "of acme");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("sealpost-"));
  }
}
