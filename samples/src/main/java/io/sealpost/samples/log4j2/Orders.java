package io.sealpost.samples.log4j2;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;

/** Takes 1,000 orders and logs each: nothing here knows of Sealpost. */
public final class Orders {
  private static final Logger LOG = LogManager.getLogger(Orders.class);

  /** Becomes the messages' MSGID. */
  private static final Marker ORDER = MarkerManager.getMarker("ORDER");

  private Orders() {}

  public static void main(String[] args) {
    for (int order = 1; order <= 1000; order++) {
      // What is in the thread context becomes structured data.
      ThreadContext.put("customer", "C-" + order % 17);
      LOG.info(ORDER, "order {} taken: {} EUR", order, 10 + order % 90);
    }
    // Delivers for at most shutdownTimeout; what is left waits on disk for the next start. Log4j2
    // does the same by itself when the JVM ends.
    LogManager.shutdown();
  }
}
