package io.sealpost.testing;

import io.sealpost.testkit.FreePorts;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One real rsyslog or syslog-ng with any number of listeners over TLS, each with a certificate and
 * rules of its own, and one archive for all: who is let in by which, without a start for each.
 *
 * <p>Confined to one thread, but for the archive and the addresses.
 */
public final class LogHostGrid implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Kind kind;
  private final Path directory;
  private final Map<Listener, Integer> ports;
  private final Process process;

  /** A server with the library that it does TLS with. */
  public enum Kind {
    RSYSLOG_GTLS("tls", LogHostKind.RSYSLOG),
    RSYSLOG_OSSL("tls", LogHostKind.RSYSLOG),
    RSYSLOG_RELP("relp+tls", LogHostKind.RSYSLOG),
    SYSLOG_NG("tls", LogHostKind.SYSLOG_NG);

    private final String scheme;
    private final LogHostKind program;

    /** Whether it refuses to show a certificate of a weak key at all, as Debian's OpenSSL does. */
    public boolean showsStrongKeysOnly() {
      return this == RSYSLOG_OSSL || this == SYSLOG_NG;
    }

    Kind(String scheme, LogHostKind program) {
      this.scheme = scheme;
      this.program = program;
    }
  }

  /** How a server judges its clients. */
  public enum Rule {
    /** A valid path and this name. */
    NAME,
    /** A valid path. */
    CERT_VALID,
    /**
     * One of these SHA-1 fingerprints, written {@code SHA1:AB:...}; syslog-ng: and a valid path.
     */
    FINGERPRINT;

    /** As rsyslog calls it, without {@code x509/}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
  }

  /**
   * What it shows, and whom it lets in.
   *
   * @param ca the file of the CA of clients' certificates
   * @param peers the names or fingerprints that are permitted; without meaning for a valid path
   */
  public record Listener(TestCertificate server, Path ca, Rule rule, List<String> peers) {}

  private LogHostGrid(Kind kind, Path directory, Map<Listener, Integer> ports, Process process) {
    this.kind = kind;
    this.directory = directory;
    this.ports = ports;
    this.process = process;
  }

  /** Starts one and returns when all its listeners accept. */
  public static LogHostGrid start(Kind kind, Path directory, List<Listener> listeners) {
    try {
      Files.createDirectories(directory);
      Map<Listener, Integer> ports = new HashMap<>();
      listeners.forEach(listener -> ports.put(listener, FreePorts.next()));
      Path configuration = directory.resolve("grid.conf");
      Files.writeString(configuration, configuration(kind, directory, ports));
      Path program = kind.program.program().orElseThrow();
      ProcessBuilder builder =
          new ProcessBuilder(kind.program.command(program, configuration, directory));
      kind.program.environment(directory, builder.environment());
      builder.redirectErrorStream(true);
      Path output = directory.resolve("output");
      Process process = builder.redirectOutput(output.toFile()).start();
      Path log = directory.resolve("rsyslog.log");
      ListeningPorts.await(kind.name(), process, ports.values(), PATIENCE, output, log);
      return new LogHostGrid(kind, directory, ports, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Kind kind, Path directory, Map<Listener, Integer> ports) {
    StringBuilder text = new StringBuilder();
    Path archive = directory.resolve("archive");
    text.append(
        kind == Kind.SYSLOG_NG
            ? String.format(
                Locale.ROOT,
                """
              @version: 3.38
              options { use-dns(no); flush-lines(1); };
              destination d { file("%s" template("$RAWMSG\\n") template-escape(no)); };
              """,
                archive)
            : String.format(
                Locale.ROOT,
                """
              global(workDirectory="%s" net.enableDNS="off"
                  defaultNetstreamDriverCAFile="%s")
              module(load="%s" %s)
              template(name="raw" type="string" string="%%rawmsg%%\\n")
              ruleset(name="all" queue.type="Direct") { action(type="omfile" file="%s" template="raw") }
              action(type="omfile" file="%s")
              """,
                directory,
                ports.keySet().iterator().next().ca(),
                kind == Kind.RSYSLOG_RELP ? "imrelp" : "imtcp",
                kind == Kind.RSYSLOG_RELP ? "tls.tlslib=\"gnutls\"" : "maxListeners=\"200\"",
                archive,
                directory.resolve("rsyslog.log")));
    ports.forEach((listener, port) -> text.append(input(kind, listener, port)));
    return text.toString();
  }

  private static String input(Kind kind, Listener listener, int port) {
    return switch (kind) {
      case RSYSLOG_GTLS -> imtcp("gtls", listener, port);
      case RSYSLOG_OSSL -> imtcp("ossl", listener, port);
      case RSYSLOG_RELP -> imrelp(listener, port);
      case SYSLOG_NG -> source(listener, port);
    };
  }

  private static String imtcp(String driver, Listener listener, int port) {
    return String.format(
        Locale.ROOT,
        """
        input(type="imtcp" ruleset="all" address="127.0.0.1" port="%d"
            streamDriver.name="%s" streamDriver.mode="1" streamDriver.authMode="x509/%s" %s
            streamDriver.CAFile="%s" streamDriver.CertFile="%s" streamDriver.KeyFile="%s")
        """,
        port,
        driver,
        listener.rule.word(),
        peers("permittedPeer", listener),
        listener.ca,
        listener.server.cert(),
        listener.server.key());
  }

  private static String imrelp(Listener listener, int port) {
    return String.format(
        Locale.ROOT,
        """
        input(type="imrelp" ruleset="all" address="127.0.0.1" port="%d"
            tls="on" tls.dhBits="512" tls.authMode="%s" %s
            tls.caCert="%s" tls.myCert="%s" tls.myPrivKey="%s")
        """,
        port,
        listener.rule.word(),
        peers("tls.permittedPeer", listener),
        listener.ca,
        listener.server.cert(),
        listener.server.key());
  }

  private static String peers(String setting, Listener listener) {
    return listener.rule == Rule.CERT_VALID
        ? ""
        : setting + "=[\"" + String.join("\",\"", listener.peers) + "\"]";
  }

  private static String source(Listener listener, int port) {
    String rule =
        switch (listener.rule) {
          case NAME ->
              "peer-verify(required-trusted) trusted-dn(\"CN=" + listener.peers.get(0) + ", *\")";
          case CERT_VALID -> "peer-verify(required-trusted)";
          case FINGERPRINT ->
              // With required-untrusted it would not look at them.
              "peer-verify(required-trusted) trusted-keys(\""
                  + String.join("\", \"", listener.peers)
                  + "\")";
        };
    return String.format(
        Locale.ROOT,
        """
        source s%d {
            syslog(ip("127.0.0.1") port(%d) transport("tls") max-connections(100) log-iw-size(10000)
                flags(no-parse, store-raw-message)
                tls(ca-file("%s") cert-file("%s") key-file("%s") %s));
        };
        log { source(s%d); destination(d); flags(flow-control); };
        """,
        port,
        port,
        listener.ca,
        listener.server.cert(),
        listener.server.key(),
        rule,
        port);
  }

  /** Returns the URI of a listener. */
  public String target(Listener listener, String host) {
    return kind.scheme + "://" + host + ":" + ports.get(listener);
  }

  /** Returns what was archived so far, in lines. */
  public List<String> archive() {
    Path file = directory.resolve("archive");
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
