package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** One fault of a spool directory at one moment of its pipeline's life. */
record SpoolFaultCell(SpoolFault fault, Moment moment) {
  private static final Duration BROKEN = Duration.ofMillis(1500);
  private static final int WINDOW = 200; // sent, and its answer lost

  /** What the pipeline is about. */
  enum Moment {
    STARTING,
    LOGGING,
    IDLE,
    DRAINING,
    ROLLING,
    SEALING,
    STOPPING
  }

  String name() {
    return (fault + "-" + moment).toLowerCase(Locale.ROOT);
  }

  /** What went wrong; empty if nothing did. */
  Optional<String> run(Path base, Superuser superuser) {
    try (SpoolPlace place = new SpoolPlace(base.resolve(name()), superuser)) {
      if (fault.needsVolume()) {
        place.mount();
      }
      if (moment == Moment.STARTING) {
        start(place);
      } else {
        disturb(place);
      }
      return Optional.empty();
    } catch (IOException | RuntimeException | Error e) {
      String what = String.valueOf(e).lines().limit(12).reduce("", (all, line) -> all + " " + line);
      return Optional.of(name() + ":" + what);
    }
  }

  private SpoolTrial open(SpoolPlace place) throws IOException {
    return new SpoolTrial(
        place.spool(), setup -> setup.appender(name()).segments(16).signed(Hash.SHA_256));
  }

  /** Broken before the start: it starts, or says which directory it cannot use. */
  private void start(SpoolPlace place) throws IOException {
    try (SpoolTrial before = open(place)) {
      before.awaitDelivery();
    }
    fault.inflict(place);
    try (SpoolTrial broken = open(place)) {
      broken.log(10);
      pause(BROKEN);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(place.spool().toString());
    }
    fault.heal(place);
    try (SpoolTrial healed = open(place)) {
      healed.awaitDelivery();
      healed.balanceCalls(WINDOW);
    }
  }

  private void disturb(SpoolPlace place) throws IOException {
    try (SpoolTrial trial = open(place)) {
      trial.awaitDelivery();
      AtomicBoolean logging = new AtomicBoolean(true);
      CompletableFuture<Void> logger = CompletableFuture.runAsync(() -> log(trial, logging));
      CompletableFuture<Void> stopping = CompletableFuture.completedFuture(null);
      if (moment == Moment.DRAINING || moment == Moment.STOPPING) {
        trial.collector().pause();
        trial.log(300);
      }
      if (moment == Moment.DRAINING) {
        trial.collector().resume();
      }
      if (moment == Moment.STOPPING) {
        stopping = CompletableFuture.runAsync(trial::closePipeline);
      }
      fault.inflict(place);
      Duration spent = SpoolTrial.processorTime(name(), () -> pause(BROKEN));
      fault.heal(place);
      logging.set(false);
      logger.orTimeout(30, TimeUnit.SECONDS).join();
      stopping.orTimeout(30, TimeUnit.SECONDS).join();
      if (moment == Moment.STOPPING) {
        restart(trial);
      }
      trial.awaitDelivery();
      trial.balanceCalls(moment == Moment.STOPPING ? Integer.MAX_VALUE : WINDOW);
      assertThat(spent).as("processor time").isLessThan(BROKEN.dividedBy(2));
    }
  }

  private static void restart(SpoolTrial trial) throws IOException {
    trial.collector().resume();
    trial.reopen();
  }

  private void log(SpoolTrial trial, AtomicBoolean goOn) {
    String large = "x".repeat(moment == Moment.ROLLING ? 7_000 : 20);
    boolean quiet = moment == Moment.IDLE || moment == Moment.STOPPING;
    while (goOn.get()) {
      if (!quiet) {
        trial.log(moment == Moment.SEALING ? 50 : 1, large);
      }
      pause(Duration.ofMillis(5));
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Whether this file system and user allow it: the place is made and nothing else. */
  static boolean mayMount(Path base, Superuser superuser) {
    try (SpoolPlace place = new SpoolPlace(base.resolve("may-mount"), superuser)) {
      place.mount();
      return Files.exists(place.spool());
    } catch (IOException e) {
      return false;
    }
  }
}
