package io.sealpost.samples.logback;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Books 1,000 payments and logs each: nothing here knows of Sealpost. */
public final class Payments {
  private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

  /** Becomes the messages' MSGID. */
  private static final Marker PAYMENT = MarkerFactory.getMarker("PAYMENT");

  private Payments() {}

  public static void main(String[] args) {
    for (int payment = 1; payment <= 1000; payment++) {
      // Key-value pairs become structured data.
      LOG.atInfo()
          .addMarker(PAYMENT)
          .addKeyValue("account", "A-" + payment % 13)
          .log("payment {} booked: {} EUR", payment, 10 + payment % 90);
    }
    // Delivers for at most shutdownTimeout; what is left waits on disk for the next start. Logback
    // does it by itself only where the configuration has a <shutdownHook>.
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
