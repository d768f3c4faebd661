package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LinkFault;
import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** How much a RELP connection brings over a link with a round trip of 100 ms. */
@Timeout(120)
final class RelpRateTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int WINDOWS = 10;
  private static final int RUNS = 30;
  private static final byte[] MESSAGE = "<13>1 - - - - - - x".getBytes(StandardCharsets.US_ASCII);

  private final AtomicLong confirmed = new AtomicLong();
  private long label;

  /**
   * In the best of some runs, by the round trip of a single message just before: a machine that
   * does much else at the time takes more for either.
   */
  @Test
  void nineTenthsOfAWindowAreDeliveredInEachRoundTrip(TestReporter reporter) throws IOException {
    try (Collector collector = Collector.start(Scheme.RELP, Archive.counting());
        FaultyLink link = FaultyLink.to(collector.uri())) {
      link.inject(LinkFault.DELAY, Direction.TO_SERVER, 0);
      TransportConfig config = Site.plain(link.uri(), LONG);
      try (Connection connection = Site.dial(config, confirmed::set)) {
        double best = 0;
        for (int run = 0; run < RUNS && best < 0.9; run++) {
          best = Math.max(best, shareOfWindow(connection, config.window()));
        }
        reporter.publishEntry("of window/round-trip", String.valueOf(best));
        assertThat(best).isGreaterThan(0.9);
        assertThat(confirmed).hasValue(label);
      }
    }
  }

  /** Returns messages a round trip, as a share of the window. */
  private double shareOfWindow(Connection connection, int window) throws IOException {
    long roundTrip = nanosFor(connection, 1);
    assertThat(roundTrip).isGreaterThan(LinkFault.ROUND_TRIP.toNanos());
    return (double) (WINDOWS * roundTrip) / nanosFor(connection, WINDOWS * window);
  }

  /** How long it takes until so many messages are confirmed. */
  private long nanosFor(Connection connection, int messages) throws IOException {
    long begin = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      connection.send(MESSAGE, 0, MESSAGE.length, ++label);
    }
    connection.checkpoint();
    return System.nanoTime() - begin;
  }
}
