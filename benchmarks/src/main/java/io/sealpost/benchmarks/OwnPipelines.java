package io.sealpost.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The pipelines of Sealpost in this process, if there are any, as an operator sees them. */
final class OwnPipelines {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  private OwnPipelines() {}

  /**
   * Has all be confirmed.
   *
   * @return how long that took, in ms
   * @throws IOException if something was dropped, or is not confirmed within a minute
   */
  static double awaitConfirmation() throws IOException, InterruptedException, JMException {
    long begun = System.nanoTime();
    for (ObjectName name : SERVER.queryNames(new ObjectName("io.sealpost:type=Pipeline,*"), null)) {
      if (number(name, "Dropped") > 0) {
        throw new IOException("dropped: " + SERVER.getAttribute(name, "DroppedByReason"));
      }
      while (number(name, "Unsealed") > 0) {
        pause(name, begun);
      }
      SERVER.invoke(name, "reconnect", new Object[0], new String[0]);
      while (number(name, "BacklogMessages") > 0) {
        pause(name, begun);
      }
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static long number(ObjectName name, String attribute) throws JMException {
    return (long) SERVER.getAttribute(name, attribute);
  }

  private static void pause(ObjectName name, long begun)
      throws IOException, InterruptedException, JMException {
    if (System.nanoTime() - begun > PATIENCE) {
      throw new IOException("not confirmed: " + number(name, "BacklogMessages"));
    }
    TimeUnit.MILLISECONDS.sleep(2);
  }
}
