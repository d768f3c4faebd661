package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** 20,000 messages to each listener of real servers: all octets, in order, once. */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
final class DeliveryIT {
  private static final int MESSAGES = 20_000;
  private static final int BATCH = 500;

  @TempDir Path directory;

  static Stream<Listener> listenersThatLoseNothing() {
    return Arrays.stream(Listener.values()).filter(Listener::losesNothing);
  }

  @ParameterizedTest
  @MethodSource("listenersThatLoseNothing")
  void everyMessageArrivesOnceInOrderAsItWasSent(Listener listener) throws IOException {
    Site site = new Site(directory.resolve("certificates"));
    // A server for each: rsyslog's ossl driver spoils the descriptors of its neighbours.
    try (LogHost host = site.start(listener, directory.resolve("host"))) {
      List<byte[]> sent = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        sent.add(message(i));
      }
      AtomicLong confirmed = new AtomicLong(-1);
      TransportConfig config =
          asExpected(listener, Site.transport(host.target(listener), site.tls()));
      try (Connection connection = Site.dial(config, confirmed::set)) {
        deliver(connection, sent);
        connection.finish();
      }
      assertThat(confirmed).hasValue(MESSAGES - 1);
      assertThat(host.archive(listener)).usingElementComparator(Arrays::compare).isEqualTo(sent);
    }
  }

  @Sampled(2)
  @ParameterizedTest
  @EnumSource(names = {"TCP", "TCP_COMPRESSED"})
  void messagesThatEndWithALineArriveOnceInOrderToo(Listener listener) throws IOException {
    Site site = new Site(directory.resolve("certificates"));
    try (LogHost host = site.start(listener, directory.resolve("host"))) {
      List<byte[]> sent = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        sent.add(withoutLineEnds(message(i)));
      }
      AtomicLong confirmed = new AtomicLong(-1);
      TransportConfig config =
          Site.byLines(
              asExpected(listener, Site.plain(host.target(listener), Duration.ofSeconds(10))));
      try (Connection connection = Site.dial(config, confirmed::set)) {
        deliver(connection, sent);
        connection.finish();
      }
      assertThat(confirmed).hasValue(MESSAGES - 1);
      assertThat(host.archive(listener)).usingElementComparator(Arrays::compare).isEqualTo(sent);
    }
  }

  private static TransportConfig asExpected(Listener listener, TransportConfig config) {
    return listener.decompresses() ? Site.compressed(config) : config;
  }

  private static byte[] withoutLineEnds(byte[] message) {
    return new String(message, StandardCharsets.UTF_8)
        .replace('\n', ' ')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void deliver(Connection connection, List<byte[]> messages) throws IOException {
    for (int i = 0; i < messages.size(); i++) {
      connection.send(messages.get(i), 0, messages.get(i).length, i);
      if (i % BATCH == BATCH - 1) {
        connection.flush();
      }
    }
  }

  /** Returns one of many lengths, with what framing and archives might stumble over. */
  private static byte[] message(int number) {
    return ("<134>1 2026-11-21T10:00:00.000001Z host app 1 - - "
            + number
            + " \u00e4\u20ac\n12 <13>1 tab\t"
            + "x".repeat(number % 300))
        .getBytes(StandardCharsets.UTF_8);
  }
}
