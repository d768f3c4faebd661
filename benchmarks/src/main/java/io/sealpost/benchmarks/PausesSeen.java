package io.sealpost.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The garbage collections of this JVM, so that a long wait can be held against them. */
final class PausesSeen {
  /** In milliseconds since the JVM's start. */
  record Pause(long from, long to) {}

  private final List<Pause> pauses = new CopyOnWriteArrayList<>();

  PausesSeen() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean)
          .addNotificationListener(
              (notification, handback) -> add((CompositeData) notification.getUserData()),
              null,
              null);
    }
  }

  /** Whether a collection overlaps this time, in milliseconds since the JVM's start. */
  boolean explain(long from, long to) {
    return pauses.stream().anyMatch(pause -> pause.from() <= to && pause.to() >= from);
  }

  private void add(CompositeData data) {
    var info = GarbageCollectionNotificationInfo.from(data).getGcInfo();
    // The times have a resolution of a millisecond.
    pauses.add(new Pause(info.getStartTime() - 1, info.getEndTime() + 1));
  }
}
