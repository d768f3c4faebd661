package io.sealpost.transport;

import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server on the loopback that treats each connection as its script says. Sockets stay open behind
 * the script's end, until this is closed, but not behind an exception.
 */
final class ScriptedServer implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final ServerSocket listener;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  // JDK 17 closes a TLS socket that nothing refers to any more.
  private final List<SSLSocket> layered = new CopyOnWriteArrayList<>();

  /** What happens to a connection, on a thread of its own. */
  interface Script {
    void serve(Socket socket) throws IOException;
  }

  /** What happens to a connection behind the TLS handshake. */
  interface TlsScript {
    void serve(Socket raw, SSLSocket tls) throws IOException;
  }

  private ScriptedServer(ServerSocket listener) {
    this.listener = listener;
  }

  static ScriptedServer start(Script script) throws IOException {
    ScriptedServer server = listen();
    server.begin(script);
    return server;
  }

  static ScriptedServer startTls(TestCertificate certificate, TlsScript script) throws IOException {
    SSLContext context = context(certificate);
    ScriptedServer server = listen();
    server.begin(
        raw -> {
          SSLSocket tls =
              (SSLSocket) context.getSocketFactory().createSocket(raw, "client", 0, false);
          server.layered.add(tls);
          tls.setUseClientMode(false);
          tls.startHandshake();
          script.serve(raw, tls);
        });
    return server;
  }

  private static ScriptedServer listen() throws IOException {
    return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  private void begin(Script script) {
    daemon(() -> accept(script));
  }

  private static SSLContext context(TestCertificate certificate) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server",
          certificate.privateKey(),
          PASSWORD,
          new Certificate[] {certificate.certificate()});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Script script) {
    try {
      while (true) {
        Socket socket = listener.accept();
        accepted.add(socket);
        daemon(() -> serve(script, socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private static void serve(Script script, Socket socket) {
    try {
      script.serve(socket);
    } catch (IOException clientHasGone) {
      close(socket);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  String uri(Scheme scheme) {
    return scheme.uriScheme() + "://localhost:" + listener.getLocalPort();
  }

  int connections() {
    return accepted.size();
  }

  /** Reads up to an LF, or to the end. */
  static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString();
  }

  /** Reads RELP's open, of three lines, and agrees. */
  static void openRelp(InputStream in, OutputStream out) throws IOException {
    readLine(in);
    readLine(in);
    readLine(in);
    write(out, "1 rsp 46 200 OK\nrelp_version=0\ncommands=syslog,eventlog\n");
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Keeps a script from going on until the test says so. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }
}
