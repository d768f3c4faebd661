package io.sealpost.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a name and connects to the first of its addresses that answers.
 *
 * <p>On the courier thread, but for {@link #close}, which any thread may call.
 */
final class SocketConnector {
  private final Duration timeout;
  private final boolean keepAlive;

  // Guarded by this.
  private boolean closed;
  private @Nullable Socket current;

  /**
   * @param timeout for each address
   */
  SocketConnector(Duration timeout, boolean keepAlive) {
    this.timeout = timeout;
    this.keepAlive = keepAlive;
  }

  /**
   * A socket that has just connected.
   *
   * @param roundTrip how long the handshake of TCP took
   */
  record Connected(Socket socket, Duration roundTrip) {}

  Connected connect(Target target) throws IOException {
    List<IOException> refusals = new ArrayList<>();
    for (InetAddress address : resolve(target)) {
      try {
        return connect(new InetSocketAddress(address, target.port()));
      } catch (IOException e) {
        refusals.add(new IOException(address.getHostAddress() + ": " + e.getMessage(), e));
      }
    }
    throw refused(target, refusals);
  }

  private static InetAddress[] resolve(Target target) throws IOException {
    try {
      return InetAddress.getAllByName(target.host());
    } catch (UnknownHostException e) {
      throw new IOException(target.authority() + ": the host's name is not known", e);
    }
  }

  private Connected connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      register(socket);
      // Frames are gathered in a buffer of ours; what is flushed shall go at once.
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.setOption(StandardSocketOptions.SO_KEEPALIVE, keepAlive);
      long begin = System.nanoTime();
      socket.connect(address, (int) timeout.toMillis());
      return new Connected(socket, Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException e) {
      socket.close();
      throw e;
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

  /** Forgets the socket made last: it is now someone else's to close. */
  synchronized void release() {
    current = null;
  }

  /** Ends what is being connected, and keeps anything from being connected again. */
  synchronized void close() {
    closed = true;
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        // Nothing is expected of it any more.
      }
    }
  }
}
