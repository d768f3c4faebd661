package io.sealpost;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.journal.ChildJvm;
import io.sealpost.pipeline.PipelineConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another process that opens a spool directory, without a collector, until it is ended. */
public final class OtherOwner {
  /** Of the one message that it logs. */
  static final String TEXT = "from the other owner";

  private static final String OPEN = "open";
  private static final String FORCE = "force";
  private static final int TRIES = 20;

  private OtherOwner() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    boolean forces = arguments.length > 1;
    for (int left = forces ? TRIES : 1; left > 0; left--) {
      if (forces) {
        Files.deleteIfExists(directory.resolve("lock"));
        Files.deleteIfExists(directory.resolve("owner"));
      }
      try {
        hold(PipelineSetup.to("relp://localhost:1").on(directory).config());
        return;
      } catch (IOException e) {
        if (left == 1) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  private static void hold(PipelineConfig config) throws IOException {
    try (SyslogPipeline pipeline = SyslogPipeline.open(config, new RecordingListener())) {
      pipeline.append(PipelineSetup.message(TEXT));
      System.out.println(OPEN);
      while (System.in.read() >= 0) {
        // until the end
      }
    }
  }

  /** One that behaves. */
  static Process start(Path directory) throws IOException {
    return ChildJvm.start(OtherOwner.class, directory.toString());
  }

  /** One that removes first what keeps it out. */
  public static Process startByForce(Path directory) throws IOException {
    return ChildJvm.start(OtherOwner.class, directory.toString(), FORCE);
  }

  /** Fails with what it says instead, if it cannot open the directory. */
  static void awaitOpen(Process started) throws IOException {
    BufferedReader said = started.inputReader(StandardCharsets.US_ASCII);
    String line = said.readLine();
    if (!OPEN.equals(line)) {
      throw new IOException(line);
    }
  }
}
