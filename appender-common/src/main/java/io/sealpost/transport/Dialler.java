package io.sealpost.transport;

import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * Makes every connection: there is one way to a collector, with all checks, at the first attempt
 * and at the thousandth.
 */
public final class Dialler {
  private final TransportConfig config;

  /** The name goes into the names of the connections' threads. */
  public Dialler(TransportConfig config, String name) {
    this.config = config;
  }

  /**
   * Connects, secures and opens; every phase bounded in time. Courier thread.
   *
   * @param confirmed called with the highest label of which all before it are confirmed, from the
   *     connection's reader or from {@link Connection#checkpoint}
   * @throws IOException saying which check failed
   */
  public Connection dial(Target target, LongConsumer confirmed) throws IOException {
    throw new UnsupportedOperationException(config + " " + target + confirmed);
  }
}
