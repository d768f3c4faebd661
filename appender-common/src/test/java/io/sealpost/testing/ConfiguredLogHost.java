package io.sealpost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real rsyslog or syslog-ng, run as a child process with any configuration that listens on one
 * port of the loopback.
 */
public final class ConfiguredLogHost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;

  private ConfiguredLogHost(Process process) {
    this.process = process;
  }

  /**
   * Starts one and returns when it listens.
   *
   * @param directory for its state and its output; made if need be
   */
  public static ConfiguredLogHost start(
      LogHostKind kind, Path directory, Path configuration, int port) throws IOException {
    return start(kind, directory, configuration, port, Map.of());
  }

  /** The same, with more in its environment. */
  public static ConfiguredLogHost start(
      LogHostKind kind, Path directory, Path configuration, int port, Map<String, String> more)
      throws IOException {
    Files.createDirectories(directory);
    ProcessBuilder builder =
        new ProcessBuilder(kind.command(kind.program().orElseThrow(), configuration, directory));
    kind.environment(directory, builder.environment());
    builder.environment().putAll(more);
    Path output = directory.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    ListeningPorts.await(kind.name(), process, List.of(port), PATIENCE, output);
    return new ConfiguredLogHost(process);
  }

  /** SIGTERM: it writes what it holds. Returns when it has ended. */
  public void terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
  }

  /** SIGKILL. Returns when it has ended. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
