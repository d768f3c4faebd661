package io.sealpost.testkit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listening socket on the loopback with a thread that accepts, and one for each connection. */
final class Listener implements AutoCloseable {
  /** What is said on one connection, on its own thread. */
  interface Conversation {
    void hold() throws IOException;
  }

  /** Begins a conversation, on the accepting thread, so in the order of acceptance. */
  interface Greeter {
    Conversation greet(ServerWire wire);
  }

  private record Served(ServerWire wire, Thread thread) {}

  private final ServerSocket socket = new ServerSocket();
  private final Pause pause;
  private final Greeter greeter;
  private final List<String> troubles;
  private final List<Served> served = new CopyOnWriteArrayList<>();
  private final Thread acceptor = new Thread(this::accept, "collector");

  /**
   * @param port of {@link FreePorts}
   * @param troubles where what ended conversations early is noted
   */
  Listener(int port, Pause pause, Greeter greeter, List<String> troubles) throws IOException {
    this.pause = pause;
    this.greeter = greeter;
    this.troubles = troubles;
    FreePorts.bind(socket, port);
    acceptor.setDaemon(true);
    acceptor.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        ServerWire wire = new ServerWire(socket.accept(), pause);
        Conversation conversation = greeter.greet(wire);
        Thread thread = new Thread(() -> serve(wire, conversation), "collector connection");
        thread.setDaemon(true);
        served.add(new Served(wire, thread));
        thread.start();
      }
    } catch (IOException e) {
      note(e, socket.isClosed());
    }
  }

  private void serve(ServerWire wire, Conversation conversation) {
    try {
      conversation.hold();
    } catch (IOException e) {
      note(e, wire.isEnded());
    } finally {
      wire.die();
    }
  }

  private void note(IOException e, boolean ours) {
    if (!ours) {
      troubles.add(e.toString());
    }
  }

  /** Stops listening, resets every connection and returns when their threads have ended. */
  @Override
  public void close() throws IOException {
    socket.close();
    join(acceptor);
    for (Served each : served) {
      each.wire.reset();
      each.thread.interrupt();
    }
    for (Served each : served) {
      join(each.thread);
    }
  }

  private static void join(Thread thread) throws InterruptedIOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a collector was ended");
    }
  }
}
