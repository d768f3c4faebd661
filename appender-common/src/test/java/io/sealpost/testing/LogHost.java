package io.sealpost.testing;

import io.sealpost.testkit.FreePorts;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.Scheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real rsyslog or syslog-ng, run as a child process with the configuration of {@code
 * samples/loghost} on free ports of the loopback. Whatever is done to it, its ports and archives
 * stay the same.
 *
 * <p>Confined to one thread.
 */
public final class LogHost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LogHostKind kind;
  private final Path directory;
  private final Credentials credentials;
  private final Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
  private Process process;

  /** What a log host listens for, each with an archive of its own. */
  public enum Listener {
    TCP(Scheme.TCP, LogHostKind.RSYSLOG),
    /** rsyslog's imptcp, which expects a zlib stream. */
    TCP_COMPRESSED(Scheme.TCP, LogHostKind.RSYSLOG),
    UDP(Scheme.UDP, LogHostKind.RSYSLOG),
    /** rsyslog's gtls driver. */
    TLS(Scheme.TLS, LogHostKind.RSYSLOG),
    /** rsyslog's ossl driver. */
    TLS_OSSL(Scheme.TLS, LogHostKind.RSYSLOG),
    RELP(Scheme.RELP, LogHostKind.RSYSLOG),
    RELP_TLS(Scheme.RELP_TLS, LogHostKind.RSYSLOG),
    TLS_SYSLOG_NG(Scheme.TLS, LogHostKind.SYSLOG_NG);

    private final Scheme scheme;
    private final LogHostKind kind;

    Listener(Scheme scheme, LogHostKind kind) {
      this.scheme = scheme;
      this.kind = kind;
    }

    /** Whether all that is sent arrives, however fast. */
    public boolean losesNothing() {
      return scheme.losesNothingUnnoticed();
    }

    /** Whether it takes nothing but what is compressed. */
    public boolean decompresses() {
      return this == TCP_COMPRESSED;
    }

    public LogHostKind kind() {
      return kind;
    }

    /** As in {@code LOGHOST_PORT_...} of the configurations. */
    String variable() {
      return "LOGHOST_PORT_" + (this == TLS_SYSLOG_NG ? TLS : this).name();
    }

    String archive() {
      return (this == TLS_SYSLOG_NG ? TLS : this).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Who it is and whom it lets in.
   *
   * @param ca the file of the CA of clients' certificates
   * @param permittedPeer the name that these must bear
   */
  public record Credentials(Path ca, TestCertificate server, String permittedPeer) {}

  private LogHost(LogHostKind kind, Path directory, Credentials credentials) {
    this.kind = kind;
    this.directory = directory;
    this.credentials = credentials;
  }

  /** Whether it can be started; {@link NeedsLogHost} asks this for a test. */
  public static boolean installed(LogHostKind kind) {
    return kind.program().isPresent();
  }

  /**
   * Starts one and returns when all its listeners accept. With rsyslog's TLS that takes from one to
   * many seconds: it makes Diffie-Hellman parameters first.
   *
   * @param directory where its archives and its own log go; made if need be
   * @param listeners none: all that this kind has
   */
  public static LogHost start(
      LogHostKind kind, Path directory, Credentials credentials, Listener... listeners) {
    List<Listener> ofKind =
        Arrays.stream(listeners.length == 0 ? Listener.values() : listeners)
            .filter(listener -> listener.kind() == kind)
            .toList();
    LogHost host = new LogHost(kind, directory, credentials);
    ofKind.forEach(listener -> host.ports.put(listener, FreePorts.next()));
    try {
      Files.createDirectories(directory.resolve("archive"));
      kind.prepare(directory, ofKind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    host.start();
    return host;
  }

  private void start() {
    Path program =
        kind.program()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        kind + " is not installed: run samples/loghost/install.sh"));
    ProcessBuilder builder =
        new ProcessBuilder(kind.command(program, kind.configuration(), directory));
    Map<String, String> environment = builder.environment();
    kind.environment(directory, environment);
    environment.put("LOGHOST_DIR", directory.toAbsolutePath().toString());
    environment.put("LOGHOST_ADDRESS", InetAddress.getLoopbackAddress().getHostAddress());
    environment.put("LOGHOST_CA", credentials.ca().toAbsolutePath().toString());
    environment.put("LOGHOST_CERT", credentials.server().cert().toAbsolutePath().toString());
    environment.put("LOGHOST_KEY", credentials.server().key().toAbsolutePath().toString());
    environment.put("LOGHOST_PEER", credentials.permittedPeer());
    ports.forEach((listener, port) -> environment.put(listener.variable(), port.toString()));
    builder.redirectErrorStream(true);
    Path output = directory.resolve("output");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    try {
      process = builder.start();
      ListeningPorts.await(kind.name(), process, ports.values(), PATIENCE, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port(Listener listener) {
    return ports.get(listener);
  }

  /** Returns the URI of a listener, with {@code localhost} as its host. */
  public String target(Listener listener) {
    return listener.scheme.uriScheme() + "://localhost:" + port(listener);
  }

  /** Returns the messages archived for a listener, in their order, with the octets as written. */
  public List<byte[]> archive(Listener listener) {
    Path file = archiveFile(listener);
    try {
      return Files.exists(file) ? OctetArchive.read(Files.readAllBytes(file)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file of an archive: {@code LEN SP MSG LF} for each message. */
  public Path archiveFile(Listener listener) {
    return directory.resolve("archive").resolve(listener.archive());
  }

  /** SIGKILL: its memory is gone. Returns when it is dead. */
  public void kill() {
    process.destroyForcibly();
    awaitDeath();
  }

  /** SIGTERM: it ends in order. Returns when it has. */
  public void terminate() {
    process.destroy();
    awaitDeath();
  }

  /**
   * SIGSTOP: it hangs, while its sockets go on accepting in the kernel. Returns when the last of
   * its threads has stopped, which on a busy machine takes a moment.
   */
  public void stop() {
    signal("STOP");
    Awaitility.await().atMost(PATIENCE).until(this::isStopped);
  }

  private boolean isStopped() throws IOException {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (Stream<Path> all = Files.list(threads)) {
      for (Path thread : all.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    }
  }

  /** SIGCONT: it goes on. */
  public void cont() {
    signal("CONT");
  }

  /** Starts it again, on the same ports and archives, after it was ended. */
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException(kind + " still runs");
    }
    start();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  private void awaitDeath() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(kind + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
