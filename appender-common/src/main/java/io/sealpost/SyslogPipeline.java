package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.message.SyslogMessage;
import java.io.IOException;
import java.time.Duration;

/**
 * Journal, keeper and courier of one appender. Appending is for any thread; pipelines on the same
 * directory are one and the same, see {@link #open}.
 */
public final class SyslogPipeline implements AutoCloseable {
  private SyslogPipeline() {}

  /**
   * Opens a pipeline, or takes over the one that this process has open (or closed within the last
   * two seconds) on the same directory: then its transport settings are exchanged in place. Never
   * waits for the network.
   *
   * @throws IOException naming the file or directory that cannot be used
   */
  public static SyslogPipeline open(PipelineConfig config, PipelineListener listener)
      throws IOException {
    throw new UnsupportedOperationException(config + " " + listener);
  }

  /**
   * Journals a message: never throws, never waits but as {@link Overflow} says. Returns false if it
   * was dropped, which is counted.
   */
  public boolean append(SyslogMessage message) {
    throw new UnsupportedOperationException(message.toString());
  }

  /**
   * Lets go of the pipeline; the last one to do so seals, forces, and goes on delivering for at
   * most so long.
   */
  public void close(Duration timeout) {}

  /** {@link #close(Duration)} with the configured shutdown timeout. */
  @Override
  public void close() {}
}
