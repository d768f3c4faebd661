package io.sealpost.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipelines that are open in this process, as their operators see them. One list per class
 * loader that has these classes. Any thread.
 */
public final class OpenPipelines {
  // Guards both lists. Watchers are called under it, so none hears of a pipeline's end before its
  // start.
  private static final Map<String, ManagedPipeline> OPEN = new LinkedHashMap<>();
  private static final List<Watcher> WATCHERS = new ArrayList<>();

  private static final boolean HAS_JMX =
      ModuleLayer.boot().findModule("java.management").isPresent();

  /** The publication of a pipeline that was not published. */
  static final Publication NOTHING = () -> {};

  /** A watcher that is notified of each pipeline. */
  interface Watcher {
    void opened(String name, ManagedPipeline pipeline);

    void closed(String name);
  }

  /** A publication, to be withdrawn when its pipeline is no longer in use. */
  public interface Publication {
    /** Hides the pipeline from operators. */
    void withdraw();
  }

  private OpenPipelines() {}

  /** Shows a pipeline to operators, over JMX and in meters. A failure is only a warning. */
  public static Publication publish(ManagedPipeline pipeline) {
    PublishedName name = PublishedName.first(pipeline.name());
    synchronized (OPEN) {
      while (OPEN.containsKey(name.toString())) {
        name = name.next();
      }
      String published = name.toString();
      OPEN.put(published, pipeline);
      WATCHERS.forEach(watcher -> guarded(pipeline, () -> watcher.opened(published, pipeline)));
      // In a runtime without JMX the class is not even loaded.
      Publication jmx = HAS_JMX ? JmxPublication.of(name, pipeline) : NOTHING;
      return () -> withdraw(published, pipeline, jmx);
    }
  }

  private static void withdraw(String name, ManagedPipeline pipeline, Publication jmx) {
    synchronized (OPEN) {
      if (OPEN.remove(name, pipeline)) {
        WATCHERS.forEach(watcher -> guarded(pipeline, () -> watcher.closed(name)));
        jmx.withdraw();
      }
    }
  }

  /** Notifies the watcher of all that are open now and all opened from now on. */
  static void watch(Watcher watcher) {
    synchronized (OPEN) {
      WATCHERS.add(watcher);
      OPEN.forEach((name, pipeline) -> guarded(pipeline, () -> watcher.opened(name, pipeline)));
    }
  }

  /** Notifies the watcher of the end of all that are open, and of nothing after that. */
  static void forget(Watcher watcher) {
    synchronized (OPEN) {
      if (WATCHERS.remove(watcher)) {
        OPEN.forEach((name, pipeline) -> guarded(pipeline, () -> watcher.closed(name)));
      }
    }
  }

  /**
   * Calls a watcher safely: a meter registry is the application's, and what it throws must not stop
   * an appender.
   */
  private static void guarded(ManagedPipeline pipeline, Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      pipeline.warn("cannot register its meters: " + e);
    }
  }
}
