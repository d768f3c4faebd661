package io.sealpost.transport;

import io.sealpost.transport.tls.RecordSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Looks up a name and connects to the first of its addresses that answers.
 *
 * <p>Each address is given the time-out, as long as all together take no more than {@link
 * #WHOLE_TIMEOUTS} of it; with more addresses that time is divided evenly, so that each is tried.
 *
 * <p>Used by the courier thread, except {@link #close}, which any thread may call.
 */
final class SocketConnector {
  /**
   * When keep-alive first probes and at what interval it probes again, in seconds, and how often in
   * all.
   */
  static final Map<SocketOption<Integer>, Integer> PROBES =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 60,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 15,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 4);

  private static final int WHOLE_TIMEOUTS = 4;

  private final HostAddresses addresses;
  private final Duration timeout;
  private final boolean keepAlive;

  // Guarded by this.
  private boolean closed;
  private @Nullable Socket current;

  private final CompletableFuture<Void> broken = new CompletableFuture<>();

  /**
   * @param timeout for the look-up, and for each of a few addresses
   */
  SocketConnector(HostAddresses addresses, Duration timeout, boolean keepAlive) {
    this.addresses = addresses;
    this.timeout = timeout;
    this.keepAlive = keepAlive;
  }

  /**
   * A socket that has just connected.
   *
   * @param roundTrip how long the TCP handshake took
   */
  record Connected(Socket socket, Duration roundTrip) {}

  Connected connect(Target target) throws IOException {
    List<IOException> refusals = new ArrayList<>();
    List<InetAddress> found = resolve(target);
    Duration each = each(found.size());
    for (InetAddress address : found) {
      try {
        return connect(new InetSocketAddress(address, target.port()), each);
      } catch (IOException e) {
        refusals.add(new IOException(address.getHostAddress() + ": " + e.getMessage(), e));
      }
    }
    throw refused(target, refusals);
  }

  /** Returns the target's addresses, in the order to try. */
  List<InetAddress> resolve(Target target) throws IOException {
    return addresses.of(target, timeout, broken);
  }

  /** How long each of this many addresses may take. */
  Duration each(int count) {
    Duration share = timeout.multipliedBy(WHOLE_TIMEOUTS).dividedBy(count);
    Duration least = Duration.ofMillis(1); // 0 would mean forever
    return count <= WHOLE_TIMEOUTS ? timeout : share.compareTo(least) < 0 ? least : share;
  }

  private Connected connect(InetSocketAddress address, Duration limit) throws IOException {
    Socket socket = new RecordSocket();
    try {
      register(socket);
      // Frames are gathered in Sealpost's own buffer; what is flushed must be sent at once.
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (keepAlive) {
        keepAlive(socket);
      }
      long begin = System.nanoTime();
      socket.connect(address, (int) limit.toMillis());
      return new Connected(socket, Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Detects in some two minutes an idle link whose other end is gone; Linux alone takes two hours.
   */
  private static void keepAlive(Socket socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    // All three or none: not every system has them.
    if (socket.supportedOptions().containsAll(PROBES.keySet())) {
      for (Map.Entry<SocketOption<Integer>, Integer> each : PROBES.entrySet()) {
        socket.setOption(each.getKey(), each.getValue());
      }
    }
  }

  private static IOException refused(Target target, List<IOException> refusals) {
    List<String> reasons = refusals.stream().map(IOException::getMessage).toList();
    IOException refused =
        new IOException(
            target.authority() + ": cannot connect (" + String.join("; ", reasons) + ")");
    refusals.forEach(refused::addSuppressed);
    return refused;
  }

  private synchronized void register(Socket socket) throws IOException {
    if (closed) {
      throw new SocketException("closed");
    }
    current = socket;
  }

  /** Forgets the socket made last: another owner now closes it. */
  synchronized void release() {
    current = null;
  }

  /** Ends the attempt in progress, and prevents further ones. */
  synchronized void close() {
    closed = true;
    broken.complete(null);
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        // Nothing is expected of it any more.
      }
    }
  }
}
