package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.ConfiguredLogHost;
import io.sealpost.testing.Document;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.OctetArchive;
import io.sealpost.testing.Repository;
import io.sealpost.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The walk through {@code docs/tls.md}, with everything as it stands there but for paths, ports and
 * the address of the server.
 *
 * @param directory stands for all of the machines' directories
 */
record WalkThrough(Document document, Path directory) {
  /** The servers that the document configures. */
  enum Server {
    RSYSLOG_RELP(LogHostKind.RSYSLOG, "rsyslog-relp", "relp+tls", 2514),
    RSYSLOG_TLS(LogHostKind.RSYSLOG, "rsyslog-tls", "tls", 6514),
    SYSLOG_NG(LogHostKind.SYSLOG_NG, "syslog-ng", "tls", 6514);

    private final LogHostKind kind;
    private final String block;
    private final String scheme;
    private final int port;

    Server(LogHostKind kind, String block, String scheme, int port) {
      this.kind = kind;
      this.block = block;
      this.scheme = scheme;
      this.port = port;
    }
  }

  static WalkThrough in(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.createSymbolicLink(
        directory.resolve("sealpost-verifier.jar"),
        Repository.file("sign-verifier/target/sealpost-verifier.jar"));
    return new WalkThrough(Document.of("docs/tls.md"), directory);
  }

  /** Runs a block of commands; returns what they print. */
  String run(String commands) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "commands", ".out");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-e", "-c", commands)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().merge("PATH", quickJava().toString(), (path, first) -> first + ":" + path);
    Process process = shell.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  /** A directory with a {@code java} that starts sooner than the usual one. */
  private Path quickJava() throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path java = bin.resolve("java");
    if (!Files.exists(java)) {
      Path real = Path.of(System.getProperty("java.home"), "bin", "java");
      Files.writeString(
          java, "#!/bin/sh\nexec " + real + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"$@\"\n");
      Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return bin;
  }

  /** A server with the document's configuration, changed as a test wants it. */
  RunningServer start(Server server, UnaryOperator<String> change) throws IOException {
    Path host = Files.createTempDirectory(directory, "host");
    int port = FreePorts.next();
    String text = document.blocks(server.block).get(0);
    String changed =
        change
            .apply(text)
            .replace("/etc/sealpost", directory.toString())
            .replace("/var/log/sealpost", host.toString())
            .replace("port=\"" + server.port + "\"", "port=\"" + port + "\"")
            .replace("port(" + server.port + ")", "port(" + port + ")");
    Path configuration = Files.writeString(host.resolve("configuration"), changed);
    return new RunningServer(
        ConfiguredLogHost.start(server.kind, host, configuration, port),
        server.scheme + "://127.0.0.1:" + port,
        host.resolve("archive"));
  }

  /** The document's application, changed as a test wants it; its own are target and directories. */
  Framework.Logging application(RunningServer server, UnaryOperator<String> change)
      throws IOException {
    Path home = Files.createTempDirectory(directory, "application");
    String text =
        document
            .blocks("xml")
            .get(0)
            .replace(
                "target=\"relp+tls://loghost.example.net:2514\"",
                String.format(
                    Locale.ROOT, "target=\"%s\" shutdownTimeout=\"60 s\"", server.target()));
    String changed =
        change
            .apply(text)
            // The server is reached by its address, and must bear its name all the same.
            .replace("<Tls ca=", "<Tls permittedPeers=\"loghost.example.net\" ca=")
            .replace("/etc/sealpost", directory.toString())
            .replace("/var/spool/billing/audit", home.resolve("spool").toString());
    return Framework.LOG4J2.start(Files.writeString(home.resolve("log4j2.xml"), changed));
  }

  /** A server of the document's, and where it is reached. */
  record RunningServer(ConfiguredLogHost host, String target, Path archiveFile)
      implements AutoCloseable {
    List<Integer> events() throws IOException {
      return Files.exists(archiveFile)
          ? VerifiedArchive.eventsIn(OctetArchive.read(Files.readAllBytes(archiveFile))).toList()
          : List.of();
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
