package io.sealpost.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * An application with a Sealpost appender that delivers in a window, in a JVM of its own. Logs what
 * it is told to, says so, and ends when its standard input does.
 */
final class OffPeakApplication implements OffPeakSender {
  private static final String LOGGED = "logged";

  private final Path directory;
  private final int receiver;
  private Optional<Process> running = Optional.empty();

  /**
   * Does not start it yet.
   *
   * @param receiver the port of a RELP receiver on the loopback
   */
  OffPeakApplication(Path directory, int receiver) {
    this.directory = directory;
    this.receiver = receiver;
  }

  /** Arguments: configuration file, the first event, and the one behind the last. */
  public static void main(String[] arguments) throws IOException {
    try (Framework.Logging logging = Framework.LOG4J2.start(Path.of(arguments[0]))) {
      for (int event = Integer.parseInt(arguments[1]);
          event < Integer.parseInt(arguments[2]);
          event++) {
        logging.event(event);
      }
      System.out.println(LOGGED);
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public void start(LocalTime now, int from, int to) throws IOException {
    Files.createDirectories(directory);
    Path configuration =
        Files.writeString(
            directory.resolve("logging.xml"),
            String.format(
                Locale.ROOT,
                """
            <Configuration status="WARN" shutdownHook="disable">
              <Appenders>
                <Sealpost name="AUDIT" target="relp://127.0.0.1:%d" appName="audit" facility="LOCAL0"
                    retryDelay="100 ms" retryDelayMax="1 s"
                    shutdownTimeout="1 min">
                  <Spool directory="%s"/>
                  <DequeueWindow begin="22:00" end="04:00" zone="%s"/>
                  <SyslogSign/>
                </Sealpost>
              </Appenders>
              <Loggers><Root level="info"><AppenderRef ref="AUDIT"/></Root></Loggers>
            </Configuration>
            """,
                receiver,
                spool(),
                TurnedZone.at(now).offset().getId()));
    Path output = directory.resolve("application");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OffPeakApplication.class.getName(),
                configuration.toString(),
                Integer.toString(from),
                Integer.toString(to))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    running = Optional.of(process);
    Awaitility.await()
        .atMost(1, TimeUnit.MINUTES)
        .until(() -> !process.isAlive() || Files.readString(output).contains(LOGGED));
    if (!process.isAlive()) {
      throw new IllegalStateException("the application has ended: " + Files.readString(output));
    }
  }

  Path spool() {
    return directory.resolve("spool");
  }

  @Override
  public void terminate() throws IOException, InterruptedException {
    Process process = running.orElseThrow();
    process.getOutputStream().close();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the application does not end");
    }
  }

  @Override
  public void kill() throws InterruptedException {
    running.orElseThrow().destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    running.ifPresent(process -> process.destroyForcibly().onExit().join());
  }
}
