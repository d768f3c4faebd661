package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.keys.Fingerprint;
import io.sealpost.testing.LogHostGrid;
import io.sealpost.testing.LogHostGrid.Kind;
import io.sealpost.testing.LogHostGrid.Rule;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Repository;
import io.sealpost.testing.ThoroughOnly;
import io.sealpost.transport.peer.AuthMode;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is let in, on both sides, with real servers: every kind of certificate, every mode, TLS 1.2
 * and 1.3. The tables of docs/reliability.md are what comes out.
 *
 * <p>One start for each server: it has a listener for each certificate that it may show, and one
 * for each rule by which it may judge ours. A usual build has {@code TlsMatrixTest}, without them.
 */
@ThoroughOnly
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(400)
final class TlsMatrixIT {
  private static final List<String> PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");

  private static final List<String> CLIENTS = List.of(Exhibits.CLIENT, "127.0.0.1");

  /** What servers let us know, in an alert or by ending the connection after the handshake. */
  private static final Pattern REFUSED_BY_SERVER =
      Pattern.compile(
          "refused our certificate|refuses our certificate|wants a certificate"
              // OpenSSL in TLS 1.2: of a missing certificate, and of what syslog-ng dislikes.
              + "|ended TLS: alert (handshake_failure|internal_error)");

  @TempDir static Path directory;
  private static Exhibits exhibits;
  private static final Map<Kind, LogHostGrid> GRIDS = new EnumMap<>(Kind.class);
  private static final Map<Cell, String> OUTCOMES = new ConcurrentHashMap<>();

  /** One meeting of our client and a server: how each judges the other, and what it shows. */
  private record Cell(
      Kind kind,
      CertificateCase server,
      AuthMode ours,
      Rule theirs,
      Optional<CertificateCase> client,
      String protocol) {
    /** In the archive. */
    String text() {
      return "cell " + hashCode() + " " + this;
    }
  }

  @BeforeAll
  static void meetAll() throws Exception {
    exhibits = new Exhibits(directory);
    ExecutorService workers = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        running.add(workers.submit(() -> start(kind)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      List<Future<?>> meetings = new ArrayList<>();
      // The ossl driver closes descriptors twice: what it does at the same time gets mixed up.
      meetings.add(
          workers.submit(
              () ->
                  cells()
                      .filter(cell -> cell.kind == Kind.RSYSLOG_OSSL)
                      .forEach(TlsMatrixIT::meet)));
      cells()
          .filter(cell -> cell.kind != Kind.RSYSLOG_OSSL)
          .forEach(cell -> meetings.add(workers.submit(() -> meet(cell))));
      for (Future<?> each : meetings) {
        each.get();
      }
    } finally {
      workers.shutdownNow();
    }
  }

  @AfterAll
  static void stop() {
    GRIDS.values().forEach(LogHostGrid::close);
  }

  private static synchronized void keep(Kind kind, LogHostGrid grid) {
    GRIDS.put(kind, grid);
  }

  private static void start(Kind kind) {
    List<LogHostGrid.Listener> listeners = new ArrayList<>();
    for (CertificateCase shown : shownBy(kind)) {
      listeners.add(listener(shown, Rule.CERT_VALID));
    }
    listeners.add(listener(CertificateCase.GOOD, Rule.NAME));
    listeners.add(listener(CertificateCase.GOOD, Rule.FINGERPRINT));
    keep(kind, LogHostGrid.start(kind, directory.resolve(kind.name()), listeners));
  }

  private static LogHostGrid.Listener listener(CertificateCase shown, Rule rule) {
    return new LogHostGrid.Listener(
        exhibits.servers.get(shown),
        exhibits.authority.certificate(),
        rule,
        switch (rule) {
          case NAME -> CLIENTS;
          case CERT_VALID -> List.of();
          case FINGERPRINT -> pinned();
        });
  }

  private static List<String> pinned() {
    try {
      List<String> pinned = new ArrayList<>();
      for (CertificateCase each : CertificateCase.values()) {
        if (each != CertificateCase.NOT_PINNED) {
          pinned.add(
              Fingerprint.sha1(exhibits.clients.get(each).certificate().getEncoded()).toRsyslog());
        }
      }
      return pinned;
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String protocol : PROTOCOLS) {
        for (CertificateCase shown : shownBy(kind)) {
          for (AuthMode mode : AuthMode.values()) {
            cells.add(cell(kind, shown, mode, protocol));
          }
        }
        for (Rule rule : Rule.values()) {
          for (Optional<CertificateCase> client : clients()) {
            cells.add(cell(kind, rule, client, protocol));
          }
        }
      }
    }
    return cells.stream();
  }

  private static List<Optional<CertificateCase>> clients() {
    List<Optional<CertificateCase>> clients = new ArrayList<>();
    clients.add(Optional.empty());
    Arrays.stream(CertificateCase.values()).map(Optional::of).forEach(clients::add);
    return clients;
  }

  /** One in which we judge. */
  private static Cell cell(Kind kind, CertificateCase shown, AuthMode mode, String protocol) {
    return new Cell(
        kind, shown, mode, Rule.CERT_VALID, Optional.of(CertificateCase.GOOD), protocol);
  }

  /** One in which the server does. */
  private static Cell cell(
      Kind kind, Rule rule, Optional<CertificateCase> client, String protocol) {
    return new Cell(kind, CertificateCase.GOOD, AuthMode.NAME, rule, client, protocol);
  }

  /**
   * How often a server must refuse to count as one that does. Any server may reset a connection
   * while eight are made at once; and whether the ossl driver looks at the name or the fingerprint
   * depends on how the records of the handshake arrive.
   */
  private static int tries(Cell cell) {
    return cell.kind == Kind.RSYSLOG_OSSL ? 10 : 3;
  }

  private static void meet(Cell cell) {
    LogHostGrid grid = GRIDS.get(cell.kind);
    try {
      TlsConfig tls =
          cell.client.equals(Optional.of(CertificateCase.GOOD))
              ? exhibits.judging(cell.server, cell.ours, cell.protocol)
              : exhibits.showing(cell.client, cell.protocol);
      String target = grid.target(listener(cell.server, cell.theirs), cell.server.host());
      String outcome = Delivery.of(target, tls, cell.text());
      for (int i = 1; i < tries(cell) && REFUSED_BY_SERVER.matcher(outcome).find(); i++) {
        outcome = Delivery.of(target, tls, cell.text());
      }
      OUTCOMES.put(cell, outcome);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ourClientLetsInTheSameServersWhoeverTheyAre() {
    List<String> wrong = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String protocol : PROTOCOLS) {
        for (CertificateCase shown : shownBy(kind)) {
          for (AuthMode mode : AuthMode.values()) {
            Cell cell = cell(kind, shown, mode, protocol);
            String outcome = OUTCOMES.get(cell);
            boolean right =
                impossible(cell)
                    ? !outcome.isEmpty()
                    : shown.admittedBy(mode)
                        ? outcome.isEmpty()
                        : outcome.contains("server certificate refused: ")
                            && outcome.contains(shown.refusal());
            if (!right) {
              wrong.add(cell + ": " + (outcome.isEmpty() ? "let in" : outcome));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** GnuTLS signs with PSS, in TLS 1.2 too, for which 512 bits are not enough. */
  private static boolean impossible(Cell cell) {
    return cell.server == CertificateCase.RSA_512
        && (cell.server.admittedBy(cell.ours) || !Delivery.possible(cell.server, cell.protocol));
  }

  private static List<CertificateCase> shownBy(Kind kind) {
    return Arrays.stream(CertificateCase.values())
        .filter(each -> !(kind.showsStrongKeysOnly() && each.hasWeakKey()))
        .toList();
  }

  @Test
  void clientIsToldThatItIsItsCertificateThatTheServerRefuses() {
    List<String> wrong =
        OUTCOMES.entrySet().stream()
            .filter(outcome -> !outcome.getValue().isEmpty())
            .filter(outcome -> outcome.getKey().server == CertificateCase.GOOD)
            .filter(outcome -> outcome.getKey().ours == AuthMode.NAME)
            .filter(
                outcome -> !outcome.getKey().client.equals(Optional.of(CertificateCase.RSA_512)))
            .filter(outcome -> !REFUSED_BY_SERVER.matcher(outcome.getValue()).find())
            .map(outcome -> outcome.getKey() + ": " + outcome.getValue())
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void whoIsRefusedLeavesNothingInTheArchiveAndWhoIsNotDoes() {
    Map<Kind, String> archives = new EnumMap<>(Kind.class);
    GRIDS.forEach((kind, grid) -> archives.put(kind, String.join("\n", grid.archive())));
    List<String> wrong =
        OUTCOMES.entrySet().stream()
            .filter(
                outcome ->
                    outcome.getValue().isEmpty()
                        != archives.get(outcome.getKey().kind).contains(outcome.getKey().text()))
            .map(outcome -> outcome.getKey() + ": " + outcome.getValue())
            .toList();
    assertThat(wrong).isEmpty();
  }

  /**
   * The servers' own judgement, faults included. Should this fail with a newer server, the table of
   * the documentation is what to mend.
   */
  @Test
  void documentationSaysWhomServersLetIn() throws IOException {
    assertThat(Files.readString(Repository.file("docs/reliability.md"))).contains(servers());
  }

  private static String servers() {
    return clients().stream().map(TlsMatrixIT::row).collect(Collectors.joining("\n"));
  }

  private static String row(Optional<CertificateCase> client) {
    return Arrays.stream(Kind.values())
        .map(kind -> judged(kind, client))
        .collect(
            Collectors.joining(
                " | ",
                "| " + client.map(CertificateCase::words).orElse("no certificate") + " | ",
                " |"));
  }

  private static String judged(Kind kind, Optional<CertificateCase> client) {
    List<String> admitting = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      List<String> over =
          PROTOCOLS.stream()
              .filter(protocol -> OUTCOMES.get(cell(kind, rule, client, protocol)).isEmpty())
              .toList();
      String name = rule.word();
      if (over.size() == PROTOCOLS.size()) {
        admitting.add(name);
      } else if (!over.isEmpty()) {
        admitting.add(name + " (" + over.get(0) + ")");
      }
    }
    return admitting.isEmpty() ? "none" : String.join(", ", admitting);
  }
}
