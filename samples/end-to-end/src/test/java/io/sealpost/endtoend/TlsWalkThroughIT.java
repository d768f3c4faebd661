package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.endtoend.WalkThrough.RunningServer;
import io.sealpost.endtoend.WalkThrough.Server;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.ThoroughOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code docs/tls.md} is true: its commands, run with the packaged jar, and its configurations make
 * links that deliver, and refuse in the words that it explains.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(240)
final class TlsWalkThroughIT {
  private static final int EVENTS = 100;

  @TempDir private static Path directory;
  private static WalkThrough walk;

  @BeforeAll
  static void makeCertificates() throws Exception {
    walk = WalkThrough.in(directory.resolve("machine"));
    walk.run(walk.document().blocks("sh").get(0));
    StatusCapture.awaitEndOfOthers();
  }

  private static void deliver(RunningServer server, UnaryOperator<String> application)
      throws Exception {
    StatusCapture.forgetLog4j2();
    try (Framework.Logging logging = walk.application(server, application)) {
      IntStream.range(0, EVENTS).forEach(logging::event);
    }
    assertThat(StatusCapture.log4j2()).as("warnings").isEmpty();
    server.host().terminate();
    assertThat(server.events()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
  }

  /** Returns what the application is told; nothing arrives. */
  private static String refusal(RunningServer server, UnaryOperator<String> application)
      throws Exception {
    StatusCapture.forgetLog4j2();
    UnaryOperator<String> impatient =
        text -> application.apply(text.replace("\"60 s\"", "\"100 ms\""));
    try (Framework.Logging logging = walk.application(server, impatient)) {
      logging.event(1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !StatusCapture.log4j2().isEmpty());
    }
    assertThat(server.events()).isEmpty();
    return String.join("\n", StatusCapture.log4j2());
  }

  private static void assertExplained(String phrase, String refusal) {
    assertThat(walk.document().text()).contains("| `" + phrase);
    assertThat(refusal).contains(phrase);
  }

  @ParameterizedTest
  @EnumSource
  void commandsAndConfigurationsMakeAWorkingLink(Server kind) throws Exception {
    try (RunningServer server = walk.start(kind, UnaryOperator.identity())) {
      deliver(server, UnaryOperator.identity());
    }
  }

  @ThoroughOnly
  @Test
  void linkWorksWithTheOtherKindOfKey() throws Exception {
    walk.run(
        "java -jar sealpost-verifier.jar certs peer --key-type rsa-3072 --out rsa billing.example.net");
    try (RunningServer server = walk.start(Server.RSYSLOG_TLS, UnaryOperator.identity())) {
      deliver(server, text -> text.replace("billing.example.net", "rsa"));
    }
  }

  @Test
  void refusalsAreExplained() throws Exception {
    walk.run(
        "java -jar sealpost-verifier.jar certs ca --out other-ca; java -jar sealpost-verifier.jar"
            + " certs peer --ca other-ca.pem --out stranger billing.example.net");
    try (RunningServer server = walk.start(Server.RSYSLOG_RELP, UnaryOperator.identity())) {
      assertExplained(
          "wrong name: the certificate is for",
          refusal(server, text -> text.replace("<Tls ca=", "<Tls permittedPeers=\"other\" ca =")));
      assertExplained(
          "untrusted: no trusted CA leads to the certificate of",
          refusal(server, text -> text.replace("/ca.pem", "/other-ca.pem")));
      assertExplained(
          "the key does not belong to the certificate",
          refusal(server, text -> text.replace("billing.example.net-key", "stranger-key")));
      assertThat(refusal(server, text -> text.replace("billing.example.net", "stranger")))
          .containsAnyOf(
              "the server refused our certificate, or requires one",
              "a server that refuses our certificate does that");
    }
  }

  @ThoroughOnly
  @ParameterizedTest
  @EnumSource
  void peerKnownByFingerprintIsLetInAndAnotherIsNot(Server kind) throws Exception {
    String printed =
        walk.run(walk.document().blocks("sh").get(1).replace("peer ", "peer --force "));
    String sha1 = fingerprint("SHA1:", walk.run(info("by-fingerprint.pem")));
    String sha256 = fingerprint("SHA256:", printed);
    UnaryOperator<String> byFingerprint = text -> byFingerprint(kind, text, sha1, sha256);
    try (RunningServer server = walk.start(kind, byFingerprint)) {
      String refusal = refusal(server, UnaryOperator.identity());
      assertThat(refusal)
          .containsAnyOf(
              "the server refused our certificate, or requires one",
              "a server that refuses our certificate does that");
      String other = fingerprint("sha-256:", walk.run(info("billing.example.net.pem")));
      assertExplained(
          "wrong fingerprint: the certificate of", refusal(server, text -> knowing(other, text)));
      String known = fingerprint("sha-256:", walk.run(info("loghost.example.net.pem")));
      deliver(server, text -> knowing(known, text));
    }
  }

  /** The application with the document's element for fingerprints in place of that for names. */
  private static String knowing(String fingerprint, String application) {
    String element = walk.document().blocks("xml").get(1).replace("sha-256:…", fingerprint);
    return application.replaceAll("<Tls [^>]*/>", element);
  }

  private static String byFingerprint(Server kind, String text, String sha1, String sha256) {
    return switch (kind) {
      case RSYSLOG_RELP ->
          text.replace(
              "tls.authMode=\"name\" tls.permittedPeer=[\"*.example.net\"]",
              walk.document().tableCode("rsyslog, RELP").replace("SHA256:…", sha256));
      case RSYSLOG_TLS ->
          text.replaceAll(
              "streamDriver.authMode=\"x509/name\"\\s*permittedPeer=\\[[^]]*]",
              walk.document().tableCode("rsyslog, TLS").replace("SHA256:…", sha256));
      case SYSLOG_NG ->
          text.replace(
                  "trusted-dn(\"CN=*.example.net\")",
                  walk.document().tableCode("syslog-ng").replace("SHA1:…", sha1))
              .replace("/ca.pem", "/by-fingerprint.pem");
    };
  }

  private static String info(String file) {
    return "java -jar sealpost-verifier.jar certs info " + file;
  }

  private static String fingerprint(String kind, String printed) {
    Matcher matcher = Pattern.compile(kind + "[0-9A-F:]+").matcher(printed);
    assertThat(matcher.find()).as(printed).isTrue();
    return matcher.group();
  }

  @ThoroughOnly
  @Test
  void renewedCertificateWorks() throws Exception {
    List<String> renewing = List.of(walk.document().blocks("sh").get(2).split("\n"));
    try (RunningServer server = walk.start(Server.RSYSLOG_RELP, UnaryOperator.identity())) {
      String before = walk.run(info("billing.example.net.pem"));
      for (String command : renewing) {
        walk.run(command);
      }
      assertThat(walk.run(info("billing.example.net.pem"))).isNotEqualTo(before);
      deliver(server, UnaryOperator.identity());
    }
  }
}
