package io.sealpost.endtoend;

import java.io.IOException;
import java.time.LocalTime;

/**
 * A sender that delivers from 22:00 to 04:00 and keeps what it gets at other times, on a machine
 * whose clock is set by hand. Confined to one thread.
 */
interface OffPeakSender extends AutoCloseable {
  /** Starts it at this time of day, with what it has kept, and hands it these events. */
  void start(LocalTime now, int from, int to) throws IOException;

  /** Ends it in good order. */
  void terminate() throws IOException, InterruptedException;

  /** SIGKILL. */
  void kill() throws InterruptedException;

  @Override
  void close();
}
