package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The open pipelines of this process, one a directory, shared and counted.
 *
 * <p>Log4j2 starts a new configuration before it stops the old one, and Logback does the reverse:
 * with shared pipelines and some grace before the last release closes one, neither tears a
 * connection.
 */
final class PipelineRegistry {
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Map<Object, Entry> OPEN = new HashMap<>();

  /** Guarded by the map. A release that is followed by another use is told by the count of uses. */
  private static final class Entry {
    final Object key;
    final Lanes lanes;
    int users;
    long uses;

    Entry(Object key, Lanes lanes) {
      this.key = key;
      this.lanes = lanes;
    }
  }

  /** In memory nothing names a pipeline but what it was configured with. */
  private record MemoryKey(String name, Object header, Object journal) {}

  private PipelineRegistry() {}

  static Lanes acquire(PipelineConfig config, PipelineListener listener) throws IOException {
    Object key = key(config);
    synchronized (OPEN) {
      Entry entry = OPEN.get(key);
      if (entry == null) {
        entry = new Entry(key, new Lanes(config, listener));
        OPEN.put(key, entry);
      } else {
        entry.lanes.adopt(config, listener);
      }
      entry.users++;
      entry.uses++;
      entry.lanes.publish();
      return entry.lanes;
    }
  }

  /** Lets go; the last one drains for at most so long and leaves the closing to a later moment. */
  static void release(PipelineConfig config, Duration timeout) {
    Entry entry;
    long uses;
    synchronized (OPEN) {
      entry = OPEN.get(key(config));
      if (entry == null || --entry.users > 0) {
        return;
      }
      uses = entry.uses;
    }
    entry.lanes.drain(timeout);
    withdrawUnlessUsed(entry, uses);
    later().execute(() -> closeUnlessUsed(entry, uses));
  }

  private static void withdrawUnlessUsed(Entry entry, long uses) {
    synchronized (OPEN) {
      if (entry.uses == uses) {
        entry.lanes.withdraw();
      }
    }
  }

  private static void closeUnlessUsed(Entry entry, long uses) {
    synchronized (OPEN) {
      if (entry.uses == uses) {
        OPEN.remove(entry.key);
        entry.lanes.close();
      }
    }
  }

  private static Executor later() {
    return CompletableFuture.delayedExecutor(
        GRACE.toMillis(), TimeUnit.MILLISECONDS, PipelineRegistry::runOnDaemon);
  }

  private static void runOnDaemon(Runnable work) {
    Thread thread = new Thread(null, work, "sealpost-closer", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  private static Object key(PipelineConfig config) {
    return config
        .journal()
        .directory()
        .<Object>map(directory -> directory.toAbsolutePath().normalize())
        .orElseGet(() -> new MemoryKey(config.name(), config.encoder().header(), config.journal()));
  }
}
