package io.sealpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback for servers that are about to start. None is given twice, so that of two
 * servers that start at the same time neither finds its port taken by the other.
 */
public final class FreePorts {
  // Not from where the kernel takes the ports of clients: while a server is down, one of these
  // would sooner or later be given its port, and even connect to itself.
  private static final int LOWEST = 16_000;

  // Of the JVMs that run tests at the same time; what is no number is a fault of the build.
  private static final int FORK = Integer.parseInt(System.getProperty("sealpost.fork", "1"));
  private static final int PORTS = 8_000;
  private static final int FIRST = LOWEST + PORTS * (FORK % 2);

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** Returns a port on which nobody listens now. */
  public static int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST + PORTS);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
