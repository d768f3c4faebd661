package io.sealpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback for servers that are about to start, or to start again. None is given
 * twice, to this JVM or to another on this machine, even while nobody listens on it.
 *
 * <p>Who has a port holds another for it, on which nobody ever listens, and which the kernel frees
 * when the JVM ends, however it does.
 *
 * <pre>
 *   16000 ... 23999    what is given
 *   24000 ... 31999    what is held for it, 8000 above
 * </pre>
 *
 * <p>For any thread.
 */
public final class FreePorts {
  // Not from where the kernel takes the ports of clients: while a server is down, one of these
  // would sooner or later be given its port, and even connect to itself.
  private static final int LOWEST = 16_000;
  private static final int PORTS = 8_000;

  private static final Map<Integer, Socket> GIVEN = new HashMap<>();
  private static final List<InetAddress> LOOPBACK = loopback();

  private FreePorts() {}

  /** Returns a port that is free on all addresses of the loopback, for TCP and for UDP. */
  @SuppressForbidden("another JVM begins elsewhere")
  public static synchronized int next() {
    int first = ThreadLocalRandom.current().nextInt(PORTS);
    try {
      for (int i = 0; i < PORTS; i++) {
        int port = LOWEST + (first + i) % PORTS;
        if (!GIVEN.containsKey(port) && take(port)) {
          return port;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no port is free from " + LOWEST);
  }

  private static boolean take(int port) throws IOException {
    Socket held = new Socket();
    try {
      held.setReuseAddress(false); // with it, two may have the same
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + PORTS));
      if (isFree(port)) {
        GIVEN.put(port, held);
        return true;
      }
    } catch (BindException e) {
      // Another JVM has given this port.
    }
    held.close();
    return false;
  }

  private static boolean isFree(int port) throws IOException {
    for (InetAddress address : LOOPBACK) {
      try (ServerSocket tcp = new ServerSocket(port, 1, address);
          DatagramSocket udp = new DatagramSocket(port, address)) {
        if (!tcp.isBound() || !udp.isBound()) {
          return false;
        }
      } catch (BindException e) {
        return false;
      }
    }
    return true;
  }

  private static List<InetAddress> loopback() {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
          .inetAddresses()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
