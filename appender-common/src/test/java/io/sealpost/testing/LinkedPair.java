package io.sealpost.testing;

import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testing.LinkFault.Strike;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/**
 * Two sockets between which octets pass in both directions, until a fault strikes. Each direction
 * has a thread of its own; what ends the pair is for any thread.
 */
final class LinkedPair {
  /** What has happened to the pair as a whole. */
  enum State {
    PASSING,
    SWALLOWING,
    STALLED
  }

  private final Socket client;
  private final Socket server;
  private final OneWay toServer;
  private final OneWay toClient;
  private volatile State state = State.PASSING;

  LinkedPair(Socket client, Socket server, Strike strike) {
    this.client = client;
    this.server = server;
    this.toServer = new OneWay(this, client, server, strikeOn(Direction.TO_SERVER, strike));
    this.toClient = new OneWay(this, server, client, strikeOn(Direction.TO_CLIENT, strike));
  }

  /** A line that is slow is so both ways; other faults wait for the octets of their direction. */
  private static Strike strikeOn(Direction direction, Strike strike) {
    boolean bothWays = strike.fault() == LinkFault.DELAY || strike.fault() == LinkFault.THROTTLE;
    if (bothWays || strike.direction() == direction) {
      return strike;
    }
    return new Strike(LinkFault.NONE, direction, 0);
  }

  void start() throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    toServer.start();
    toClient.start();
  }

  long octets(Direction direction) {
    return (direction == Direction.TO_SERVER ? toServer : toClient).octets();
  }

  State state() {
    return state;
  }

  void become(State now) {
    state = now;
  }

  /** A reset to both sides. */
  void reset() {
    try {
      if (!client.isClosed()) {
        client.setSoLinger(true, 0);
      }
      if (!server.isClosed()) {
        server.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // Closed meanwhile.
    }
    end();
  }

  /** As the kernel ends a dead process's connections. */
  void end() {
    try {
      client.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      toServer.end();
      toClient.end();
    }
  }
}
