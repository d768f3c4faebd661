package io.sealpost.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds that no garbage collector frees by itself, as Linux and the JVM tell.
 *
 * @param threads of pipelines
 * @param descriptors of files and sockets
 * @param segments of journals that are mapped into memory
 * @param directOctets outside the heap, mapped ones not among them
 */
record Footprint(long threads, long descriptors, long segments, long directOctets) {
  private static final long KEPT_BY_THREADS = 256 * 1024;

  /** A journal that is written to has so many mapped; one that idles has less. */
  private static final long BUSY_SEGMENTS = 4;

  /** After a collection: a mapping lasts until the object is collected that stands for it. */
  static Footprint now() {
    System.gc();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"));
        Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
      return new Footprint(
          pipelineThreads(),
          open.count(),
          mappings.filter(mapping -> mapping.contains(".seg")).count(),
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
              .filter(pool -> pool.getName().equals("direct"))
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Threads of pipelines, and of those that are being closed. */
  static long pipelineThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sealpost-"))
        .count();
  }

  /** Whether no more is held than was before, but for the buffers that the JDK keeps by thread. */
  boolean isWithin(Footprint before) {
    return threads <= before.threads
        && descriptors <= before.descriptors
        && segments <= Math.max(before.segments, BUSY_SEGMENTS)
        && directOctets <= before.directOctets + KEPT_BY_THREADS;
  }
}
