package io.sealpost.endtoend;

import io.sealpost.testing.LogHost;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A log host and what is done to it, at random. Confined to one thread. */
final class SoakedReceiver implements AutoCloseable {
  private static final int MOST_MILLIS = 1500;

  private final LogHost host;
  private final SplittableRandom random;
  private final LongSupplier logged;
  private int kills;
  private int ends;

  /** What is done to it in one round. */
  enum Fault {
    KILLED,
    TERMINATED,
    HUNG,
    HUNG_THEN_KILLED,
    /** Away until the callers find no more room, or for some seconds. */
    AWAY_UNTIL_FULL,
    /** And again, as soon as it is back: about when the sender shakes hands with it. */
    KILLED_TWICE
  }

  /**
   * Takes over the host.
   *
   * @param logged how many events were accepted by now
   */
  SoakedReceiver(LogHost host, SplittableRandom random, LongSupplier logged) {
    this.host = host;
    this.random = random;
    this.logged = logged;
  }

  LogHost host() {
    return host;
  }

  int kills() {
    return kills;
  }

  /** Times that it was ended, by whatever. */
  int ends() {
    return ends;
  }

  /** Does one thing to it, and leaves it running. */
  Fault disturb() {
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    sleep(MOST_MILLIS);
    switch (fault) {
      case KILLED -> kill();
      case TERMINATED -> {
        host.terminate();
        ends++;
      }
      case HUNG -> {
        host.stop();
        sleep(MOST_MILLIS);
        host.cont();
      }
      case HUNG_THEN_KILLED -> {
        host.stop();
        sleep(MOST_MILLIS);
        kill();
      }
      case AWAY_UNTIL_FULL -> {
        kill();
        awaitStandstill();
      }
      case KILLED_TWICE -> {
        kill();
        host.restart();
        sleep(700);
        kill();
      }
    }
    if (!host.isRunning()) {
      host.restart();
    }
    return fault;
  }

  private void kill() {
    host.kill();
    kills++;
    ends++;
  }

  private void awaitStandstill() {
    long[] before = {logged.getAsLong()};
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(4))
          .pollInterval(Duration.ofMillis(400))
          .until(() -> before[0] == (before[0] = logged.getAsLong()));
    } catch (ConditionTimeoutException e) {
      // It is slow to fill: it was away for some seconds.
    }
  }

  private void sleep(int mostMillis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(mostMillis)));
  }

  @Override
  public void close() {
    host.close();
  }
}
