package io.sealpost.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.sealpost.OtherOwner;
import io.sealpost.SyslogPipeline;
import io.sealpost.UndeployedPipeline;
import io.sealpost.testing.Deployment;
import io.sealpost.testing.DirectoryContent;
import io.sealpost.testing.OpenPgpKeyring;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.ThoroughOnly;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a pipeline is set up for, and whatever has become of its collector and its spool: when
 * it is closed, no class is loaded for the first time, and nothing is left of it. The frameworks'
 * {@code UndeployTest} have it over TLS.
 */
@Timeout(120)
final class LoadedAheadTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Map<String, String> settings = new HashMap<>();
  private Collector collector;

  @TempDir private Path place;

  /** Over the transport, on a spool; waits a moment for the collector when it is closed. */
  private void to(Scheme scheme) throws IOException {
    collector = collector(scheme);
    settings.put("target", collector.uri());
    settings.put("appName", "undeployed");
    settings.put("shutdownTimeout", "500 ms");
    settings.put("retryDelay", "20 ms");
    settings.put("retryDelayMax", "50 ms");
    settings.put("Spool.directory", spool().toString());
    settings.put("Spool.segmentSize", "64 KB");
    settings.put("Spool.maxSize", "512 KB");
  }

  private Collector collector(Scheme scheme) throws IOException {
    if (!scheme.encrypted()) {
      return Collector.start(scheme, Archive.inMemory());
    }
    TestAuthority authority = TestAuthority.create(place, "ca");
    TestCertificate server = authority.certificate("server").host("localhost").issue();
    settings.put("Tls.ca", authority.certificate().toString());
    return Collector.start(
        scheme,
        Archive.inMemory(),
        new CollectorTls(server.cert(), server.key(), authority.certificate()).withoutClientCert());
  }

  private Path spool() {
    return place.resolve("spool");
  }

  @AfterEach
  void stopCollector() throws IOException {
    if (collector != null) {
      collector.close();
    }
  }

  private void live(Deployment.Course<Consumer<String>> course) throws Exception {
    new Deployment<Consumer<String>>(
            UndeployedPipeline.class,
            Set.of(),
            UndeployedPipeline.class,
            SyslogPipeline.class,
            BouncyCastleProvider.class,
            MiscObjectIdentifiers.class,
            X509CertificateHolder.class,
            PacketTags.class)
        .live(settings, course);
  }

  private static void awaitRefusal(Consumer<String> logger) {
    await().atMost(LONG).until(() -> !takes(logger));
  }

  private static boolean takes(Consumer<String> logger) {
    logger.accept("a text of some length ".repeat(20));
    return ((BooleanSupplier) logger).getAsBoolean();
  }

  private void refuse() {
    collector.refuse(message -> new String(message, UTF_8).contains("bad "));
  }

  private void sign(String scheme) {
    settings.put("SyslogSign.scheme", scheme);
  }

  private void encrypt(String digits) throws IOException {
    Path key = Files.writeString(place.resolve("key"), digits.repeat(4));
    settings.put("Spool.encryptionKey", key.toString());
  }

  @Test
  void withMessagesThatAreRefusedForEverAndOthersOnlyThen() throws Exception {
    to(Scheme.RELP_TLS);
    encrypt("0123456789abcdef");
    sign("ecdsa-p256");
    refuse();
    live(
        logger -> {
          logger.accept("bad one");
          logger.accept("good one");
          await().atMost(LONG).until(() -> Files.exists(spool().resolve("refused")));
          logger.accept("bad two");
        });
    live(
        logger -> {
          logger.accept("bad three");
          logger.accept("good three");
        });
  }

  @ThoroughOnly
  @Test
  void withMessagesForWhichConnectionsAreReset() throws Exception {
    to(Scheme.TCP);
    sign("dsa");
    refuse();
    live(
        logger -> {
          logger.accept("bad one");
          logger.accept("good one");
        });
  }

  @Sampled(2)
  @ParameterizedTest
  @EnumSource(
      value = CollectorFault.class,
      names = {"REFUSE_OPEN", "STALL_BEFORE_ANSWER"})
  void overRelpToAFaultyCollector(CollectorFault fault) throws Exception {
    to(Scheme.RELP);
    collector.inject(fault);
    live(logger -> logger.accept("one"));
  }

  @ThoroughOnly
  @Test
  void overUdp() throws Exception {
    to(Scheme.RELP);
    settings.put("target", "udp://localhost:" + collector.port()); // where nobody listens
    sign("dsa");
    live(logger -> logger.accept("one"));
  }

  @ThoroughOnly
  @Test
  void withoutASpool() throws Exception {
    to(Scheme.RELP);
    settings.keySet().removeIf(name -> name.startsWith("Spool"));
    live(logger -> logger.accept("one"));
  }

  @ThoroughOnly
  @Test
  void whenTheSpoolIsEncryptedAndWasWithAnotherKey() throws Exception {
    to(Scheme.RELP);
    encrypt("0123456789abcdef");
    collector.kill();
    live(logger -> logger.accept("one"));
    encrypt("fedcba9876543210");
    collector.restart();
    live(logger -> logger.accept("two"));
  }

  @Test
  void signingInGroupsWithEdwardsCurves() throws Exception {
    to(Scheme.RELP);
    sign("ed25519");
    settings.put("SyslogSign.group", "2");
    live(logger -> logger.accept("one"));
  }

  @Test
  void signingWithAnOpenPgpKey() throws Exception {
    to(Scheme.RELP);
    Path key = OpenPgpKeyring.ofDsa().writeSecret(place.resolve("key.asc"));
    settings.put("SyslogSign.key", key.toString());
    settings.put("SyslogSign.keyPassword", "secret");
    live(logger -> logger.accept("one"));
  }

  @Test
  void outsideTheWindowWithWhatIsUrgent() throws Exception {
    to(Scheme.RELP_TLS);
    LocalTime later = LocalTime.now(ZoneOffset.UTC).plusHours(11);
    settings.put("DequeueWindow.begin", later.truncatedTo(ChronoUnit.HOURS).toString());
    settings.put("DequeueWindow.end", later.truncatedTo(ChronoUnit.HOURS).plusHours(1).toString());
    settings.put("DequeueWindow.zone", "UTC");
    settings.put("maxRate", "100/s");
    settings.put("urgent", "ERROR");
    sign("dsa");
    live(
        logger -> {
          logger.accept("one");
          logger.accept("ERROR one");
        });
    settings.remove("urgent"); // what waits in the lane is delivered all the same
    live(logger -> logger.accept("one"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whenTheSpoolIsGone(boolean noticed) throws Exception {
    to(Scheme.RELP);
    sign("dsa");
    collector.kill();
    live(
        logger -> {
          logger.accept("one");
          DirectoryContent.delete(spool());
          if (noticed) {
            awaitRefusal(logger);
          }
        });
  }

  @Test
  void whenTheSpoolIsAnotherOne() throws Exception {
    to(Scheme.RELP);
    live(
        logger -> {
          logger.accept("one");
          Files.move(spool(), place.resolve("away"));
          Files.createDirectory(spool());
        });
  }

  @Test
  void whenTheSpoolIsTaken() throws Exception {
    to(Scheme.RELP);
    collector.kill();
    live(
        logger -> {
          logger.accept("one");
          Process other = OtherOwner.startByForce(spool());
          try {
            awaitRefusal(logger);
          } finally {
            other.destroyForcibly();
          }
        });
  }

  @Test
  void whenTheSpoolIsFull() throws Exception {
    to(Scheme.RELP);
    sign("dsa");
    collector.kill();
    live(
        logger -> {
          while (takes(logger)) {
            // until there is no room
          }
        });
  }
}
