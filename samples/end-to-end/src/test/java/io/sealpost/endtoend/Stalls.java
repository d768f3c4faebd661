package io.sealpost.endtoend;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * When this JVM stood still for reasons of its own or of the machine's: its garbage collections,
 * and the times in which a thread that keeps the same pace as the callers, and does nothing else,
 * did not get on either.
 */
final class Stalls implements AutoCloseable {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(5);

  private final List<Span> collections = new CopyOnWriteArrayList<>();
  private final List<Span> standstills = new CopyOnWriteArrayList<>();
  private final NotificationListener listener = this::collected;
  private final Pace idler;
  private long lastStep; // of the idler's thread

  private Stalls(int perSecond) {
    emitters().forEach(bean -> bean.addNotificationListener(listener, null, null));
    lastStep = System.nanoTime();
    idler = Pace.start("idler", perSecond, number -> idle());
  }

  static Stalls watch(int perSecond) {
    return new Stalls(perSecond);
  }

  private void idle() {
    long now = System.nanoTime();
    if (now - lastStep > SHORTEST) {
      standstills.add(new Span(lastStep, now));
    }
    lastStep = now;
  }

  private void collected(Notification notification, Object handback) {
    CompositeData data = (CompositeData) notification.getUserData();
    var info = GarbageCollectionNotificationInfo.from(data).getGcInfo();
    // Its times are in milliseconds since the JVM's start, and cut to whole ones.
    long start =
        System.nanoTime()
            - TimeUnit.MILLISECONDS.toNanos(ManagementFactory.getRuntimeMXBean().getUptime());
    collections.add(
        new Span(
            start + TimeUnit.MILLISECONDS.toNanos(info.getStartTime() - 1),
            start + TimeUnit.MILLISECONDS.toNanos(info.getEndTime() + 1)));
  }

  List<Span> collections() {
    return List.copyOf(collections);
  }

  /** Of the machine and the JVM, collections among them. */
  List<Span> standstills() {
    return List.copyOf(standstills);
  }

  List<Span> all() {
    return Stream.concat(collections.stream(), standstills.stream()).toList();
  }

  private static Stream<NotificationEmitter> emitters() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map((GarbageCollectorMXBean bean) -> (NotificationEmitter) bean);
  }

  @Override
  public void close() {
    idler.close();
    emitters().forEach(this::forget);
  }

  private void forget(NotificationEmitter bean) {
    try {
      bean.removeNotificationListener(listener);
    } catch (ListenerNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
