package io.sealpost.samples.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM like this one, started for one purpose; whatever happens, it does not outlive the demo. */
final class ChildJvm implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 60;

  private final String purpose;
  private final Path output;
  private final Process process;

  private ChildJvm(String purpose, Path output, Process process) {
    this.purpose = purpose;
    this.output = output;
    this.process = process;
  }

  /**
   * Starts {@code java} with these arguments.
   *
   * @param output what it prints goes there, standard error too
   */
  static ChildJvm start(String purpose, Path output, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    File file = output.toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file).start();
    // When the demo is interrupted, nobody closes this.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ChildJvm(purpose, output, process);
  }

  /** Waits for its end; returns the exit status. */
  int await() throws IOException, InterruptedException, DemoFailure {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new DemoFailure(purpose + " still runs after " + TIMEOUT_SECONDS + " s\n" + printed());
    }
    return process.exitValue();
  }

  /** What it printed so far. */
  String printed() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
