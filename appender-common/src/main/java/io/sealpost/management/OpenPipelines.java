package io.sealpost.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipelines that are open in this process, as their operators see them. One for each class
 * loader that has these classes. Any thread.
 */
public final class OpenPipelines {
  // Guards both, and those who watch are told under it: so nobody hears of a pipeline's end first.
  private static final Map<String, ManagedPipeline> OPEN = new LinkedHashMap<>();
  private static final List<Watcher> WATCHERS = new ArrayList<>();

  private static final boolean HAS_JMX =
      ModuleLayer.boot().findModule("java.management").isPresent();

  /** Of what was not published. */
  static final Publication NOTHING = () -> {};

  /** Who wants to hear of each pipeline. */
  interface Watcher {
    void opened(String name, ManagedPipeline pipeline);

    void closed(String name);
  }

  /** What is to be taken back when a pipeline is no longer in use. */
  public interface Publication {
    /** Operators see it no longer. */
    void withdraw();
  }

  private OpenPipelines() {}

  /** Shows a pipeline to operators: over JMX, and to meters. What fails of that is a warning. */
  public static Publication publish(ManagedPipeline pipeline) {
    PublishedName name = PublishedName.first(pipeline.name());
    synchronized (OPEN) {
      while (OPEN.containsKey(name.toString())) {
        name = name.next();
      }
      String published = name.toString();
      OPEN.put(published, pipeline);
      WATCHERS.forEach(watcher -> guarded(pipeline, () -> watcher.opened(published, pipeline)));
      // Not even loaded in a runtime without JMX.
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

  /** Tells of all that are open now, and from now on. */
  static void watch(Watcher watcher) {
    synchronized (OPEN) {
      WATCHERS.add(watcher);
      OPEN.forEach((name, pipeline) -> guarded(pipeline, () -> watcher.opened(name, pipeline)));
    }
  }

  /** Tells of the end of all that are open, and of nothing more. */
  static void forget(Watcher watcher) {
    synchronized (OPEN) {
      if (WATCHERS.remove(watcher)) {
        OPEN.forEach((name, pipeline) -> guarded(pipeline, () -> watcher.closed(name)));
      }
    }
  }

  /** A registry of meters is the application's: whatever it throws must not stop an appender. */
  private static void guarded(ManagedPipeline pipeline, Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      pipeline.warn("its meters cannot be registered as they should: " + e);
    }
  }
}
