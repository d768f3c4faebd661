package io.sealpost.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The embedded collector in a JVM of its own, so that its garbage is not ours. */
final class CollectorProcess implements AutoCloseable {
  private final Process process;
  private final String uri;

  private CollectorProcess(Process process) {
    this.process = process;
    this.uri = line();
  }

  static CollectorProcess start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                CountingCollector.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new CollectorProcess(process);
  }

  String uri() {
    return uri;
  }

  long received() throws IOException {
    process.outputWriter().write("count\n");
    process.outputWriter().flush();
    return Long.parseLong(line());
  }

  private String line() {
    try {
      return process.inputReader().readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
