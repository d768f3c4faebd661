package io.sealpost.benchmarks;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A receiver as a process: reads all that comes, by any number of connections, and does nothing but
 * count it. Prints its port and that on which it is asked: for each octet that it gets there it
 * answers how many events have come, and how much processor time it has taken so far, in ns. Ends
 * with its input.
 *
 * <p>Arguments: for TLS, the PKCS#12 file of its certificate and key; without one, no TLS.
 */
final class CountingReceiver {
  /** What is done with each connection. */
  private interface Service {
    void serve(Socket socket) throws IOException;
  }

  /** Of each key store of a comparison. */
  static final String PASSWORD = "secret";

  private static final int BACKLOG = 50;

  private final LongAdder events = new LongAdder();

  private CountingReceiver() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    CountingReceiver receiver = new CountingReceiver();
    InetAddress here = InetAddress.getLoopbackAddress();
    ServerSocket server =
        args.length == 0
            ? new ServerSocket(0, BACKLOG, here)
            : context(Path.of(args[0]))
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, here);
    ServerSocket questions = new ServerSocket(0, BACKLOG, here);
    start(() -> accept(server, receiver::count));
    start(() -> accept(questions, receiver::answer));
    System.out.println(server.getLocalPort() + " " + questions.getLocalPort());
    while (System.in.read() >= 0) {
      // Nothing is expected but the end.
    }
  }

  private static SSLContext context(Path identity) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(identity.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void accept(ServerSocket server, Service service) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start(() -> serve(socket, service));
      } catch (IOException e) {
        System.err.println("receiver: " + e);
      }
    }
  }

  private static void serve(Socket socket, Service service) {
    try (socket) {
      socket.setTcpNoDelay(true);
      service.serve(socket);
    } catch (IOException e) {
      System.err.println("receiver: connection ended: " + e);
    }
  }

  private void count(Socket socket) throws IOException {
    new CountedFrames(events).read(socket.getInputStream(), socket.getOutputStream());
  }

  private void answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    while (in.read() >= 0) {
      out.writeLong(events.sum());
      out.writeLong(ProcessorTime.ofThisProcess());
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "receiver");
    thread.setDaemon(true);
    thread.start();
  }
}
