package io.sealpost.benchmarks;

import java.io.IOException;
import java.util.List;

/** A {@link CountingReceiver} in a JVM of its own, so that its garbage is not ours. */
final class ReceiverProcess implements AutoCloseable {
  private final Process process;
  private final int port;
  private final int questions;

  /**
   * Starts one.
   *
   * @param arguments as it takes them
   */
  ReceiverProcess(String... arguments) throws IOException {
    List<String> command =
        JavaCommand.of(List.of("-Xmx128m"), CountingReceiver.class, List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String ports = process.inputReader().readLine();
    if (ports == null) {
      throw new IOException("the receiver has not started");
    }
    int space = ports.indexOf(' ');
    port = Integer.parseInt(ports.substring(0, space));
    questions = Integer.parseInt(ports.substring(space + 1));
  }

  /** Where it takes messages. */
  int port() {
    return port;
  }

  /** Where {@link Receipts} ask it. */
  int questions() {
    return questions;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
