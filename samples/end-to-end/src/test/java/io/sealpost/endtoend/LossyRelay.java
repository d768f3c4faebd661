package io.sealpost.endtoend;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes datagrams on to a server on this host, but for those that hold a text. */
final class LossyRelay implements AutoCloseable {
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final InetSocketAddress server;
  private final String lost;
  private final AtomicInteger dropped = new AtomicInteger();

  LossyRelay(int port, String lost) throws IOException {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.lost = lost;
    new Thread(this::run, "lossy-relay").start();
  }

  String target() {
    return "udp://localhost:" + socket.getLocalPort();
  }

  /** How many it did not pass on. */
  int dropped() {
    return dropped.get();
  }

  private void run() {
    byte[] octets = new byte[70_000];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(octets, octets.length);
        socket.receive(packet);
        if (new String(octets, 0, packet.getLength(), StandardCharsets.UTF_8).contains(lost)) {
          dropped.incrementAndGet();
        } else {
          socket.send(new DatagramPacket(octets, packet.getLength(), server));
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
