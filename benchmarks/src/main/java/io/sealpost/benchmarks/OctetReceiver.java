package io.sealpost.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the octets that come over TCP, one connection after the other, and ends a connection when
 * the sender does. For any thread.
 */
final class OctetReceiver implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final LongAdder octets = new LongAdder();
  private volatile Socket current = new Socket();

  OctetReceiver() throws IOException {
    Thread thread = new Thread(this::serve, "receiver");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  long octets() {
    return octets.sum();
  }

  /** Resets the present connection. */
  void reset() throws IOException {
    current.setSoLinger(true, 0);
    current.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        current = socket;
        read(socket.getInputStream());
      } catch (IOException e) {
        if (!server.isClosed()) {
          System.out.println("connection ended: " + e.getMessage());
        }
      }
    }
  }

  private void read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
      octets.add(count);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
