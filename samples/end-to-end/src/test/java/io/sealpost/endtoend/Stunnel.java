package io.sealpost.endtoend;

import io.sealpost.testing.ListeningPorts;
import io.sealpost.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A real stunnel that takes TLS off in front of a server which has none: the certificates are its
 * own business, what the server says is not. Confined to one thread.
 */
final class Stunnel implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/stunnel");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path configuration;
  private final int port;
  private Process process;

  private Stunnel(Path configuration, int port) throws IOException {
    this.configuration = configuration;
    this.port = port;
    this.process = run();
  }

  /** Asked by JUnit; where log hosts are required, stunnel is too. */
  static boolean installed() {
    return Files.isExecutable(PROGRAM)
        || Boolean.parseBoolean(System.getenv("SEALPOST_REQUIRE_LOGHOSTS"));
  }

  /**
   * Starts one in front of a port of the loopback and returns when it accepts.
   *
   * @param directory for its configuration and its output; made if need be
   */
  static Stunnel start(LogSite site, int server, Path directory) throws IOException {
    Files.createDirectories(directory);
    int port = FreePorts.next();
    Path configuration =
        Files.writeString(
            directory.resolve("stunnel.conf"),
            String.format(
                Locale.ROOT,
                """
            foreground = yes
            pid =
            [syslog]
            accept = 127.0.0.1:%d
            connect = 127.0.0.1:%d
            cert = %s
            key = %s
            CAfile = %s
            verifyChain = yes
            """,
                port,
                server,
                site.server().cert(),
                site.server().key(),
                site.ca()));
    return new Stunnel(configuration, port);
  }

  private Process run() throws IOException {
    Path output = configuration.resolveSibling("output");
    Process started =
        new ProcessBuilder(PROGRAM.toString(), configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    ListeningPorts.await("stunnel", started, List.of(port), PATIENCE, output);
    return started;
  }

  /** Its place as an appender's target, with this scheme. */
  String target(String scheme) {
    return scheme + "://localhost:" + port;
  }

  /** SIGKILL, and the same again. */
  void killAndRestart() {
    close();
    try {
      process = run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("stunnel does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
