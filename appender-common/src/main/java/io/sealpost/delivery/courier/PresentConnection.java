package io.sealpost.delivery.courier;

import io.sealpost.delivery.DeliveryReport;
import io.sealpost.delivery.ExpiryWatch;
import io.sealpost.transport.Connection;
import io.sealpost.transport.DaemonThreads;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The courier's present connection, if any: its own, but any thread may cut it off. */
final class PresentConnection {
  private final DeliveryReport report;
  private final ExpiryWatch expiry;
  private final DaemonThreads threads;
  private volatile @Nullable Connection connection;

  PresentConnection(DeliveryReport report, ExpiryWatch expiry, DaemonThreads threads) {
    this.threads = threads;
    this.report = report;
    this.expiry = expiry;
  }

  void begin(Connection made) {
    connection = made;
    report.connected(made.facts());
    expiry.connected(made.facts());
  }

  void end() {
    connection = null;
    report.disconnected();
  }

  boolean isThere() {
    return connection != null;
  }

  /** Cuts off the present connection, if any. */
  void cut() {
    Connection open = connection;
    if (open != null) {
      open.close();
    }
  }

  /** Cuts off the present connection if it still exists after this long. */
  void cutAfter(Duration patience) {
    Connection open = connection;
    if (open != null) {
      threads.after(
          patience,
          () -> {
            if (connection == open) {
              open.close();
            }
          });
    }
  }
}
