package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Repository;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.peer.AuthMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whom our client lets in: every kind of server certificate in every mode, over TLS 1.2 and 1.3.
 * The same against real servers, and whom these let in, is in {@code TlsMatrixIT}.
 */
@Timeout(120)
final class TlsMatrixTest {
  private static final List<String> PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");

  @TempDir static Path directory;
  private static Exhibits exhibits;

  @BeforeAll
  static void makeCertificates() {
    exhibits = new Exhibits(directory);
  }

  @ParameterizedTest
  @EnumSource
  void serverIsLetInWhereItsCertificateFulfilsWhatTheModeAsksFor(CertificateCase shown)
      throws Exception {
    TestCertificate certificate = exhibits.servers.get(shown);
    try (Collector collector =
        Collector.start(
            Scheme.RELP_TLS,
            Archive.inMemory(),
            new CollectorTls(
                certificate.cert(), certificate.key(), exhibits.authority.certificate()))) {
      List<String> wrong = new ArrayList<>();
      for (String protocol : PROTOCOLS) {
        for (AuthMode mode : AuthMode.values()) {
          if (Delivery.possible(shown, protocol)) {
            wrong.addAll(judge(collector, shown, mode, protocol));
          }
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void documentationSaysWhomWeLetIn() throws IOException {
    String rows =
        Arrays.stream(CertificateCase.values())
            .map(TlsMatrixTest::row)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(Repository.file("docs/reliability.md"))).contains(rows);
  }

  private static String row(CertificateCase shown) {
    return Arrays.stream(AuthMode.values())
        .map(mode -> shown.admittedBy(mode) ? "yes" : "no")
        .collect(Collectors.joining(" | ", "| " + shown.words() + " | ", " |"));
  }

  /** Returns what is not as it must be. */
  private static List<String> judge(
      Collector collector, CertificateCase shown, AuthMode mode, String protocol) throws Exception {
    String cell = shown + " " + mode + " " + protocol + ": ";
    int alerts = alerts(collector);
    long archived = collector.archive().count();
    String outcome =
        Delivery.of(
            collector.uri().replace("localhost", shown.host()),
            exhibits.judging(shown, mode, protocol),
            cell);
    if (shown.admittedBy(mode)) {
      return outcome.isEmpty() ? List.of() : List.of(cell + "refused: " + outcome);
    }
    List<String> wrong = new ArrayList<>();
    if (outcome.isEmpty() || collector.archive().count() > archived) {
      wrong.add(cell + "let in");
    }
    if (!outcome.contains("server certificate refused: ") || !outcome.contains(shown.refusal())) {
      wrong.add(cell + "refused for another reason: " + outcome);
    }
    String fingerprint = Exhibits.fingerprint(exhibits.servers.get(shown));
    if (!outcome.endsWith("; the certificate's fingerprint is " + fingerprint)) {
      wrong.add(cell + "does not show the fingerprint: " + outcome);
    }
    Awaitility.await(cell + "the server gets an alert").until(() -> alerts(collector) > alerts);
    return wrong;
  }

  private static int alerts(Collector collector) {
    return (int) collector.troubles().stream().filter(what -> what.contains("fatal alert")).count();
  }
}
