package io.sealpost.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

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

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofMillis(1);

  private static final Map<Integer, Socket> GIVEN = new HashMap<>();
  private static final List<InetAddress> LOOPBACK = loopback();

  private FreePorts() {}

  /** Returns a port that is free on all addresses of the loopback, for TCP and for UDP. */
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

  /**
   * Tried with sockets that are in nobody's way: a process that is being started has them for a
   * moment longer than this one.
   */
  private static boolean isFree(int port) throws IOException {
    for (InetAddress address : LOOPBACK) {
      InetSocketAddress there = new InetSocketAddress(address, port);
      try (Socket tcp = new Socket();
          DatagramSocket udp = new DatagramSocket(null)) {
        tcp.setReuseAddress(true);
        tcp.bind(there);
        udp.setReuseAddress(true);
        udp.bind(there);
      } catch (BindException e) {
        return false;
      }
    }
    return true;
  }

  /**
   * Binds a socket to a port that was given. If this process had it before, one that is being
   * started may have it still, for a moment, which is waited for.
   */
  static void bind(ServerSocket socket, int port) throws IOException {
    InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    socket.setReuseAddress(true);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        socket.bind(there);
        return;
      } catch (BindException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(SOON.toNanos());
      }
    }
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
