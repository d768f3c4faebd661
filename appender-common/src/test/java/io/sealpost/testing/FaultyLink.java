package io.sealpost.testing;

import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testing.LinkFault.Strike;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A link to a server on the loopback, with faults of its own: a proxy of TCP that knows nothing of
 * what it passes. All methods are for any thread.
 */
public final class FaultyLink implements AutoCloseable {
  private static final Strike HEALTHY = new Strike(LinkFault.NONE, Direction.TO_SERVER, 0);
  // So that a link which is slow or stalled is soon felt by whoever sends.
  private static final int BUFFER_OCTETS = 4096;

  private final URI server;
  private final ServerSocket socket = new ServerSocket();
  private final Queue<Strike> next = new ConcurrentLinkedQueue<>();
  private final List<LinkedPair> pairs = new CopyOnWriteArrayList<>();
  private final AtomicLong connections = new AtomicLong();
  private volatile Strike standing = HEALTHY;

  private FaultyLink(URI server) throws IOException {
    this.server = server;
    socket.setReceiveBufferSize(BUFFER_OCTETS);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread acceptor = new Thread(this::accept, "link");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /**
   * Starts a link.
   *
   * @param target of the server, as an appender has it
   */
  public static FaultyLink to(String target) throws IOException {
    return new FaultyLink(URI.create(target));
  }

  /** The server's target by way of this link. */
  public String uri() {
    return server.getScheme() + "://" + server.getHost() + ":" + socket.getLocalPort();
  }

  /** Has this fault strike every connection that is made from now on. */
  public void inject(LinkFault fault, Direction direction, long octets) {
    standing = new Strike(fault, direction, octets);
  }

  /** Has this fault strike the next connection only, or the one after those already ordered. */
  public void injectOnce(LinkFault fault, Direction direction, long octets) {
    next.add(new Strike(fault, direction, octets));
  }

  /**
   * Cuts the line: nothing passes any more, on the connections that there are or that are made, and
   * nobody is told. Connections that were cut remain so when the line is healed.
   */
  public void cut() {
    standing = new Strike(LinkFault.SWALLOW, Direction.TO_SERVER, 0);
    pairs.forEach(pair -> pair.become(LinkedPair.State.SWALLOWING));
  }

  /** Has no fault strike connections that are made from now on. */
  public void heal() {
    next.clear();
    standing = HEALTHY;
  }

  /** How many connections were made. */
  public long connections() {
    return connections.get();
  }

  /** How many octets have come to it in one direction, over all connections. */
  public long octets(Direction direction) {
    return pairs.stream().mapToLong(pair -> pair.octets(direction)).sum();
  }

  private void accept() {
    try {
      while (true) {
        serve(socket.accept());
      }
    } catch (IOException e) {
      // The link is closed.
    }
  }

  /** Begins to pass; a server that is not there is a client that is reset. */
  private void serve(Socket client) throws IOException {
    Strike ordered = next.poll();
    Strike strike = ordered == null ? standing : ordered;
    connections.incrementAndGet();
    Socket toServer = new Socket();
    LinkedPair pair = new LinkedPair(client, toServer, strike);
    pairs.add(pair);
    try {
      toServer.setReceiveBufferSize(BUFFER_OCTETS);
      toServer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
      pair.start();
    } catch (IOException e) {
      pair.reset();
    }
  }

  /** Listens no more and resets every connection. */
  @Override
  public void close() throws IOException {
    socket.close();
    pairs.forEach(LinkedPair::reset);
  }
}
