package io.sealpost.testing;

import io.sealpost.testing.LinkFault.Strike;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One direction of a link: octets are counted as they come, and the fault strikes between two of
 * them.
 *
 * <p>Read on a thread of its own; written there too, or by a timer while they are delayed.
 */
final class OneWay {
  private static final byte[] GARBAGE =
      "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PIECES_A_SECOND = 16;
  private static final long ONE_WAY_NANOS = LinkFault.ROUND_TRIP.toNanos() / 2;

  private final LinkedPair pair;
  private final Socket from;
  private final Socket to;
  private final Strike strike;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread reader = daemon(this::run);
  // Tasks of equal delay run in the order of their coming. Its thread is made with the first.
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(OneWay::daemon);
  private final AtomicLong octets = new AtomicLong();

  /** What is done to the side that is written to. */
  private interface Step {
    void run() throws IOException;
  }

  OneWay(LinkedPair pair, Socket from, Socket to, Strike strike) {
    this.pair = pair;
    this.from = from;
    this.to = to;
    this.strike = strike;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "link direction");
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    reader.start();
  }

  /** Lets go of the threads; the sockets are closed already. */
  void end() {
    ended.countDown();
    later.shutdownNow();
  }

  long octets() {
    return octets.get();
  }

  private void run() {
    try {
      pass(strike.octets());
      strike();
      pass(Long.MAX_VALUE);
    } catch (IOException e) {
      // One side is gone, so the other loses its link, as with a proxy that ends both.
      pair.reset();
    }
  }

  /** Passes at most so many more octets; returns early at the end of the stream. */
  private void pass(long most) throws IOException {
    byte[] piece = new byte[isSlow() ? LinkFault.OCTETS_A_SECOND / PIECES_A_SECOND : 8192];
    long left = most;
    while (left > 0) {
      int count = from.getInputStream().read(piece, 0, (int) Math.min(left, piece.length));
      if (pair.state() == LinkedPair.State.STALLED) {
        hold();
      }
      if (count < 0) {
        forward(to::shutdownOutput);
        return;
      }
      octets.addAndGet(count);
      left -= count;
      byte[] read = Arrays.copyOf(piece, count);
      forward(() -> to.getOutputStream().write(read));
    }
  }

  private boolean isSlow() {
    return strike.fault() == LinkFault.THROTTLE;
  }

  private void forward(Step step) throws IOException {
    if (pair.state() == LinkedPair.State.SWALLOWING) {
      return;
    }
    switch (strike.fault()) {
      case THROTTLE -> {
        hold(TimeUnit.SECONDS.toNanos(1) / PIECES_A_SECOND);
        step.run();
      }
      case DELAY -> {
        Future<?> unused =
            later.schedule(() -> runOrReset(step), ONE_WAY_NANOS, TimeUnit.NANOSECONDS);
      }
      default -> step.run();
    }
  }

  private void runOrReset(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      pair.reset();
    }
  }

  private void strike() throws IOException {
    switch (strike.fault()) {
      case NONE, DELAY, THROTTLE -> {}
      case RESET -> pair.reset();
      case END -> pair.end();
      case SWALLOW -> pair.become(LinkedPair.State.SWALLOWING);
      case STALL -> {
        pair.become(LinkedPair.State.STALLED);
        hold();
      }
      case GARBAGE -> to.getOutputStream().write(GARBAGE);
    }
  }

  /** Waits until the pair is ended. */
  private void hold() throws IOException {
    hold(Long.MAX_VALUE);
  }

  private void hold(long nanos) throws IOException {
    try {
      if (ended.await(nanos, TimeUnit.NANOSECONDS)) {
        throw new IOException("the link is ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
