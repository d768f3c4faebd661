package io.sealpost.pipeline;

import static io.sealpost.pipeline.OpenedPipeline.State.DRAINING;
import static io.sealpost.pipeline.OpenedPipeline.State.LINGERING;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.event.CarefulListener;
import io.sealpost.journal.directory.SpoolDirectory;
import io.sealpost.threads.Uninterrupted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open pipelines of this process, at most one per directory.
 *
 * <p>A directory belongs to the appender that opened it. Only the appender that replaces it, one of
 * the same name in a newer configuration of the same context, takes over its pipeline, so that a
 * reconfiguration breaks no connection. Log4j2 starts the new appender before it stops the old one;
 * Logback does the reverse, so a pipeline lingers for a while after it was released.
 */
public final class PipelineRegistry {
  static final Duration GRACE = Duration.ofSeconds(2);

  /** Also the lock. */
  private static final List<OpenedPipeline> OPEN = new ArrayList<>();

  private PipelineRegistry() {}

  /**
   * Opens a pipeline, or takes over the one it replaces.
   *
   * @throws IOException naming what cannot be used, and the directory's current owner
   */
  public static OpenedPipeline acquire(
      PipelineConfig config, PipelineOwner owner, PipelineListener applications)
      throws IOException {
    LoadedAhead.of(config);
    PipelineListener listener = new CarefulListener(applications);
    Optional<Path> directory = real(config);
    synchronized (OPEN) {
      Optional<OpenedPipeline> replaced = find(directory, config, owner);
      if (replaced.isPresent()) {
        replaced.get().takeOver(config, owner, listener);
        replaced.get().lanes().publish();
        OPEN.notifyAll();
        return replaced.get();
      }
      if (directory.isPresent()) {
        clear(directory.get());
      }
      Lanes lanes = new Lanes(config, listener);
      OpenedPipeline opened = new OpenedPipeline(directory, config, owner, lanes);
      OPEN.add(opened);
      lanes.publish();
      return opened;
    }
  }

  private static Optional<OpenedPipeline> find(
      Optional<Path> directory, PipelineConfig config, PipelineOwner owner) {
    return OPEN.stream()
        .filter(opened -> opened.isReplacedBy(directory, config, owner))
        .findFirst();
  }

  /** Ends a pipeline that is in the way and no longer used; one in use stays. */
  private static void clear(Path directory) throws IOException {
    Optional<OpenedPipeline> other = inTheWay(directory);
    while (other.isPresent()) {
      switch (other.get().state()) {
        case USED -> throw other.get().refusal(directory);
        case LINGERING -> close(other.get());
        case DRAINING -> awaitDrained(other.get());
      }
      other = inTheWay(directory);
    }
  }

  private static Optional<OpenedPipeline> inTheWay(Path directory) {
    return OPEN.stream().filter(opened -> opened.isInTheWayOf(directory)).findFirst();
  }

  /** An interrupt does not shorten this: the draining thread bounds it. */
  private static void awaitDrained(OpenedPipeline opened) {
    Uninterrupted.await(
        Long.MAX_VALUE,
        left -> {
          while (isIn(DRAINING, opened)) {
            OPEN.wait();
          }
          return true;
        });
  }

  /** Releases a pipeline; the last user drains it for at most this timeout and closes it. */
  public static void release(OpenedPipeline opened, Duration timeout) {
    int draining;
    synchronized (OPEN) {
      if (!opened.letGo()) {
        return;
      }
      draining = opened.beginDraining();
    }
    drain(opened, draining, timeout);
  }

  /**
   * Releases a pipeline for a replacement within the grace period; it continues to deliver. If none
   * takes it over, a Sealpost thread drains it, for at most this timeout, and closes it.
   */
  public static void linger(OpenedPipeline opened, Duration timeout) {
    synchronized (OPEN) {
      if (opened.letGo()) {
        Thread closer = opened.lanes().closer("closer", () -> endAfterGrace(opened, timeout));
        opened.linger(GRACE.toNanos(), closer);
        closer.start();
      }
    }
  }

  private static void endAfterGrace(OpenedPipeline opened, Duration timeout) {
    int draining;
    synchronized (OPEN) {
      Uninterrupted.await(
          opened.nanosToLinger(),
          left -> {
            while (isIn(LINGERING, opened) && opened.nanosToLinger() > 0) {
              TimeUnit.NANOSECONDS.timedWait(OPEN, opened.nanosToLinger());
            }
            return true;
          });
      if (!isIn(LINGERING, opened)) {
        return;
      }
      draining = opened.beginDraining();
    }
    drain(opened, draining, timeout);
  }

  /** Drains and closes a lingering pipeline at once, or waits while another thread does. */
  public static void end(OpenedPipeline opened, Duration timeout) {
    int draining = 0;
    Thread closer;
    synchronized (OPEN) {
      closer = opened.closer();
      awaitDrained(opened);
      if (isIn(LINGERING, opened)) {
        draining = opened.beginDraining();
        OPEN.notifyAll();
      }
    }
    if (draining > 0) {
      drain(opened, draining, timeout);
    }
    awaitEnd(closer);
  }

  private static void awaitEnd(@Nullable Thread closer) {
    if (closer != null) {
      Uninterrupted.join(closer, GRACE.toNanos()); // it has nothing left to do
    }
  }

  /** Whether no appender uses it, and a replacement may still take it over. */
  public static boolean isLingering(OpenedPipeline opened) {
    synchronized (OPEN) {
      return isIn(LINGERING, opened) || isIn(DRAINING, opened);
    }
  }

  private static boolean isIn(OpenedPipeline.State state, OpenedPipeline opened) {
    return opened.state() == state && OPEN.contains(opened);
  }

  private static void drain(OpenedPipeline opened, int draining, Duration timeout) {
    opened.lanes().drain(timeout);
    synchronized (OPEN) {
      if (opened.isDraining(draining)) {
        close(opened);
      }
    }
  }

  private static void close(OpenedPipeline opened) {
    OPEN.remove(opened);
    opened.lanes().withdraw();
    opened.lanes().close();
    LinkedRecords.forget();
    OPEN.notifyAll();
  }

  private static Optional<Path> real(PipelineConfig config) throws IOException {
    Optional<Path> directory = config.journal().directory();
    return directory.isPresent()
        ? Optional.of(SpoolDirectory.make(directory.get()))
        : Optional.empty();
  }
}
