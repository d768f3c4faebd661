package io.sealpost.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has taken of the processors. */
final class ProcessorTime {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ProcessorTime() {}

  /** In ns since its start, by all threads, those of the JVM among them. */
  static long ofThisProcess() {
    return SYSTEM.getProcessCpuTime();
  }
}
